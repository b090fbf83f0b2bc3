// The effect `delay`: a request is handled immediately and answered late, in wall time, as by a slow gateway or network.
import * as z from "zod";
import { createFixedDistribution, formatDuration } from "../../../core/index.ts";
import { closed, createPositiveDurationSchema, readDuration } from "../../../forms/values.ts";
import { expects } from "../../../forms/wording.ts";
import { declareEffect } from "../effect.ts";

/** The longest delay. Clients give up long before. */
const MAX_DELAY_MS = 10 * 60_000;

const form = "a duration such as 2s, or {p50: 300ms, p95: 2s, max: 5s}; at most 10m";
const sentence = expects("delay", form);

const delayDuration = createPositiveDurationSchema(MAX_DELAY_MS, sentence);

const delayDistribution = closed("delay", {
  p50: delayDuration.describe("The median: half of the answers are faster."),
  p95: delayDuration.describe("95 of 100 answers are faster."),
  max: delayDuration.optional().describe("The longest delay; 10m if absent."),
}).check((check) => {
  if (check.issues.length > 0) return;
  const { p50, p95, max } = check.value;
  const addProblem = (member: string, message: string) =>
    check.issues.push({ code: "custom", input: check.value, path: [member], message });
  if (readDuration(p95) < readDuration(p50)) addProblem("p95", `p95 (${p95}) is below p50 (${p50})`);
  if (max !== undefined && readDuration(max) < readDuration(p95))
    addProblem("max", `max (${max}) is below p95 (${p95})`);
});

/** Answers late, in wall time: a duration, or a distribution with p50, p95 and an optional max. */
export const delay = declareEffect({
  summary: `Handles the request immediately and answers late, in wall time: ${form}.`,
  shape: z.union([delayDuration, delayDistribution], { error: sentence }),
  affects: "requests",
  build(written) {
    if (typeof written === "string")
      return { kind: "delay", wait: createFixedDistribution(readDuration(written)), most: MAX_DELAY_MS };
    const { p50, p95, max } = written;
    const wait = { kind: "percentiles", p50: readDuration(p50), p95: readDuration(p95) } as const;
    return { kind: "delay", wait, most: max === undefined ? MAX_DELAY_MS : readDuration(max) };
  },
  describe(written, isPlural) {
    const verb = isPlural ? "are" : "is";
    const format = (duration: string) => formatDuration(readDuration(duration));
    if (typeof written === "string") return `${verb} answered ${format(written)} late`;
    const { p50, p95, max } = written;
    const most = max === undefined ? "" : ` and at most ${format(max)}`;
    return `${verb} answered late: half of them by more than ${format(p50)}, 5 of 100 by more than ${format(p95)}${most}`;
  },
});
