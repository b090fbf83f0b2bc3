// The text forms of single values in scenarios and settings: how each must look, and how it is read afterwards.
import { z } from "zod";
import { type Distribution, DURATION_FORM, type Duration, fixed, parseDuration } from "../core/index.ts";
import { expects, expectsMembers, expectsOneOf, expectsText, show } from "./wording.ts";

/** An object with these members and no others; `noun` is what the errors call it. */
export function closed<Shape extends z.core.$ZodShape>(noun: string, shape: Shape) {
  return z.strictObject(shape, { error: expectsMembers(noun, Object.keys(shape)) });
}

/** Any text but the empty one. */
export function text(noun: string) {
  return z.string({ error: expectsText(noun, "some text") }).min(1);
}

/** A whole number of at least `least`. */
export function wholeNumber(noun: string, least = 1) {
  return z.int({ error: expects(noun, `a whole number, at least ${least}`) }).min(least);
}

const durationSentence = expects("duration", DURATION_FORM);

/** `90s`: see DURATION_FORM. */
export const duration = z
  .string({ error: durationSentence })
  .refine((written) => parseDuration(written) !== undefined)
  .meta({ title: "Duration", description: `${DURATION_FORM}.`, examples: ["250ms", "30s", "1.5h"] });

/** As duration, but not 0. */
export const span = duration.refine((written) => parseDuration(written) !== 0, {
  error: ({ input }) => `${show(input)} is too short: longer than 0s`,
});

/** Reads a duration that the schema has accepted. */
export function readDuration(written: string): Duration {
  const read = parseDuration(written);
  if (read === undefined) throw new Error(`${show(written)} was never checked to be a duration`);
  return read;
}

const distributionForm =
  "a duration such as 3m, or {p50: 2m, p95: 6m}, or {exponential: 90s} (the mean), or a list of durations";

const percentiles = closed("distribution", { p50: span, p95: span }).check((check) => {
  if (check.issues.length > 0) return;
  const { p50, p95 } = check.value;
  if (readDuration(p95) >= readDuration(p50)) return;
  check.issues.push({
    code: "custom",
    input: p95,
    path: ["p95"],
    message: `p95 (${p95}) is below p50 (${p50}): 95 of 100 are at most p95, 50 of 100 at most p50`,
  });
});

/** How long something lasts: see the type Distribution for the four kinds. */
export const distribution = z
  .union(
    [
      duration,
      percentiles,
      closed("distribution", { exponential: span }),
      z.array(duration, { error: expects("distribution", distributionForm) }).min(1),
    ],
    { error: expects("distribution", distributionForm) },
  )
  .meta({ title: "Distribution", description: `${distributionForm}.` });

/** Reads a distribution that the schema has accepted. */
export function readDistribution(written: z.infer<typeof distribution>): Distribution {
  if (typeof written === "string") return fixed(readDuration(written));
  if (Array.isArray(written)) return { kind: "list", values: written.map(readDuration) };
  if ("exponential" in written) return { kind: "exponential", mean: readDuration(written.exponential) };
  return { kind: "percentiles", p50: readDuration(written.p50), p95: readDuration(written.p95) };
}

const MEDIA = ["voice", "video"] as const;

/** What a call is made of. */
export const media = z.enum(MEDIA, { error: expectsOneOf("medium", MEDIA) });

const startSentence = expects("instant", "date, time and zone as in 2026-01-05T09:00:00Z or 2026-01-05T09:00:00+01:00");

/** An ISO 8601 instant with its zone. */
export const instant = z.iso.datetime({ offset: true, error: startSentence });

/** A time zone's name as the system knows it. */
export const timeZone = z
  .string({ error: expects("time zone", "an IANA name such as Europe/Berlin or UTC") })
  .refine(isTimeZone);

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
