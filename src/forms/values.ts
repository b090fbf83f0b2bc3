// The text forms of single values in scenarios and settings: how each must look, and how it is read afterwards.
import * as z from "zod";
import { type Distribution, DURATION_FORM, type Duration, fixed } from "../core/index.ts";
import { duration, orTooLong, readDuration, span } from "./duration-form.ts";
import { expects, expectsMembers, expectsOneOf, expectsText, type Sentence, show } from "./wording.ts";

export { duration, readDuration, span, spanUpTo } from "./duration-form.ts";
export { timeZone } from "./time-zone.ts";

/**
 * Returns the schema of an object with these members and no others.
 *
 * @param noun the name of the object in errors.
 * @param renamed the members that had another name before, by that name: errors name the new one.
 */
export function closed<Shape extends z.core.$ZodShape>(
  noun: string,
  shape: Shape,
  renamed?: Readonly<Record<string, string>>,
) {
  return z.strictObject(shape, { error: expectsMembers(noun, Object.keys(shape), renamed) });
}

/** Any text but the empty one. */
export function text(noun: string) {
  return z.string({ error: expectsText(noun, "some text") }).min(1);
}

/** A password. It may be empty: three public clients send an empty one. */
export const password = z.string({ error: expectsText("password", "text; it may be empty") });

/** Yes or no. */
export const choice = z.boolean({ error: expects("choice", "true or false") });

/** A whole number of at least `least`. */
export function wholeNumber(noun: string, least = 1) {
  return z.int({ error: expects(noun, `a whole number, at least ${least}`) }).min(least);
}

/** What a distribution must look like, for the end of an error message. */
export const distributionForm =
  "a duration such as 3m, or {p50: 2m, p95: 6m}, or {exponential: 90s} (the mean), or a list of durations";

const distributionSentence = orTooLong(expects("distribution", distributionForm));

const distributionObject = closed("distribution", {
  p50: span.optional().describe("The median: half of the times are shorter."),
  p95: span.optional().describe("95 of 100 times are shorter."),
  exponential: span.optional().describe("Instead of these: the mean of an exponential distribution."),
})
  .check((check) => {
    if (check.issues.length > 0) return;
    const problem = findContradiction(check.value);
    if (problem !== undefined)
      check.issues.push({ code: "custom", input: check.value, message: problem[0], path: problem[1] });
  })
  .meta({ oneOf: [{ required: ["p50", "p95"] }, { required: ["exponential"] }] });

/** What is wrong with the members of a distribution taken together, and which one is to blame. */
function findContradiction(
  written: z.infer<typeof distributionObject>,
): [message: string, path: PropertyKey[]] | undefined {
  const { p50, p95, exponential } = written;
  if (exponential !== undefined) {
    if (p50 === undefined && p95 === undefined) return undefined;
    return ["a distribution has p50 and p95, or exponential, not both", ["exponential"]];
  }
  if (p50 === undefined && p95 === undefined)
    return [`${show(written)} is not a valid distribution: use ${distributionForm}`, []];
  if (p50 === undefined || p95 === undefined)
    return [`"${p50 === undefined ? "p50" : "p95"}" is missing: use ${DURATION_FORM}`, []];
  if (readDuration(p95) >= readDuration(p50)) return undefined;
  return [`p95 (${p95}) is below p50 (${p50}): 95 of 100 are at most p95, 50 of 100 at most p50`, ["p95"]];
}

/** How long something lasts: see the type Distribution for the four kinds. */
export const distribution = z
  .union([duration, distributionObject, z.array(duration, { error: distributionSentence }).min(1)], {
    error: distributionSentence,
  })
  .meta({ id: "Distribution", title: "Distribution", description: `${distributionForm}.` });

/** Reads a distribution that the schema has accepted. */
export function readDistribution(written: z.infer<typeof distribution>): Distribution {
  if (typeof written === "string") return fixed(readDuration(written));
  if (Array.isArray(written)) return { kind: "list", values: written.map(readDuration) };
  const { p50, p95, exponential } = written;
  if (exponential !== undefined) return { kind: "exponential", mean: readDuration(exponential) };
  if (p50 !== undefined && p95 !== undefined)
    return { kind: "percentiles", p50: readDuration(p50), p95: readDuration(p95) };
  throw new Error(`${show(written)} was never checked to be a distribution`);
}

const timeForm = "hours and minutes of a day, such as 08:00, up to 24:00";

/** `08:30`: a time of day as clocks on the wall show it. */
export const timeOfDay = z
  .string({ error: expects("time of day", timeForm) })
  .regex(/^(?:(?:[01]?\d|2[0-3]):[0-5]\d|24:00)$/)
  .meta({ id: "TimeOfDay", title: "Time of day", description: `${timeForm}.`, examples: ["08:00", "24:00"] });

/** Reads a time of day that the schema has accepted, as the time since midnight. */
export function readTimeOfDay(written: string): Duration {
  const [hours = 0, minutes = 0] = written.split(":").map(Number);
  return (hours * 60 + minutes) * 60_000;
}

const MEDIA = ["voice", "video"] as const;

/** What a call is made of. */
export const media = z.enum(MEDIA, { error: expectsOneOf("medium", MEDIA) });

const instantForm = "date, time and zone as in 2026-01-05T09:00:00Z or 2026-01-05T09:00:00+01:00";
const instantSentence = expects("instant", instantForm);

const tooEarly: Sentence = ({ input }) => `${show(input)} is too early: an instant is 1970-01-01T00:00:00Z or later`;

/** An ISO 8601 instant with its zone, from 1970 on. */
export const instant = z.iso
  .datetime({ offset: true, error: instantSentence, abort: true })
  .regex(/^(?:19[7-9]|[2-9])/, { error: tooEarly, abort: true })
  .refine((written) => !(Date.parse(written) < 0), { error: tooEarly });

/** Seeds as people write them: beyond this number, neighbors are the same to JavaScript. */
export const SEED_FORM = "a whole number of at most 9007199254740991, or random";

const seedSentence = expects("seed", SEED_FORM);

/** A random seed. */
export const seed = z.union([z.int({ error: seedSentence }), z.literal("random")], { error: seedSentence });
