// The effect `events`: events are dropped, duplicated, delayed or reordered, as by an unreliable delivery.
import * as z from "zod";
import { formatDuration } from "../../../core/index.ts";
import { closed, createPositiveDurationSchema, readDuration } from "../../../forms/values.ts";
import { expects } from "../../../forms/wording.ts";
import { declareEffect } from "../effect.ts";

const WORDS = ["lost", "doubled", "late", "reordered"] as const;

/** The default delay of an event, in wall time. */
const DEFAULT_DELAY = "2s";

/** The longest delay, in wall time. */
const MAX_EVENT_DELAY_MS = 10 * 60_000;

const form = "one of lost, doubled, late, reordered, or {late: <duration>}, at most 10m";
const sentence = expects("event fault", form);
const delay = createPositiveDurationSchema(MAX_EVENT_DELAY_MS, sentence);

/** Drops, duplicates, delays or reorders events on their way to the client. */
export const events = declareEffect({
  summary: `Drops, duplicates, delays or reorders events: ${form}. late without a duration is ${DEFAULT_DELAY} of wall time.`,
  shape: z.union([z.enum(WORDS), closed("event fault", { late: delay })], { error: sentence }),
  affects: "events",
  build(written) {
    if (written === "late") return { kind: "late", wait: readDuration(DEFAULT_DELAY) };
    return typeof written === "string" ? { kind: written } : { kind: "late", wait: readDuration(written.late) };
  },
  describe(written, isPlural) {
    const verb = isPlural ? "come" : "comes";
    if (written === "lost") return isPlural ? "are lost" : "is lost";
    if (written === "doubled") return `${verb} twice`;
    if (written === "reordered")
      return isPlural ? "arrive after the events that follow them" : "arrives after the event that follows it";
    return `${verb} ${formatDuration(readDuration(written === "late" ? DEFAULT_DELAY : written.late))} late`;
  },
});
