// Schemas of single values in scenarios and settings, and the functions that read them.
import * as z from "zod";
import {
  AGENT_MEDIA,
  CHAT_MEDIA,
  createFixedDistribution,
  type Distribution,
  DURATION_FORM,
  type Duration,
  INSPECTION_MODES,
  MAX_MESSAGE_LENGTH,
} from "../core/index.ts";
import { duration, positiveDuration, readDuration, withDurationLimit } from "./duration-form.ts";
import { expects, expectsMembers, expectsOneOf, expectsText, type Sentence, show } from "./wording.ts";

export { createPositiveDurationSchema, duration, positiveDuration, readDuration } from "./duration-form.ts";
export { timeZone } from "./time-zone.ts";

/**
 * Returns the schema of an object with these members and no others.
 *
 * @param noun the name of the object in error sentences.
 * @param renamed new names by the old ones; the error sentence for an old name gives the new one.
 */
export function closed<Shape extends z.core.$ZodShape>(
  noun: string,
  shape: Shape,
  renamed?: Readonly<Record<string, string>>,
) {
  return z.strictObject(shape, { error: expectsMembers(noun, Object.keys(shape), renamed) });
}

/** Returns the schema of a list, with a read-only type, so that programs can pass constants (`as const`). The schema is unchanged. */
export function readonlyList<Item extends z.core.SomeType>(
  list: z.ZodArray<Item>,
): z.ZodType<readonly z.output<Item>[], readonly z.input<Item>[]> {
  return list as unknown as z.ZodType<readonly z.output<Item>[], readonly z.input<Item>[]>;
}

/** Returns the schema of text that is not empty. */
export function text(noun: string) {
  return z.string({ error: expectsText(noun, "some text") }).min(1);
}

/** The schema of a password. It can be empty: three public clients send an empty one. */
export const password = z.string({ error: expectsText("password", "text; it may be empty") });

const switchSentence = expects("switch", "on or off (or true or false)");

/** The schema of a switch that a file can turn on or off. */
export const onOrOff = z.union([z.boolean(), z.enum(["on", "off"], { error: switchSentence })], {
  error: switchSentence,
});

/** Returns whether a switch is on. */
export function isOn(written: z.infer<typeof onOrOff>): boolean {
  return written === true || written === "on";
}

/** The schema of true or false. */
export const trueOrFalse = z.boolean({ error: expects("choice", "true or false") });

/** Returns the schema of a whole number of at least `least`. */
export function wholeNumber(noun: string, least = 1) {
  return z.int({ error: expects(noun, `a whole number, at least ${least}`) }).min(least);
}

/** The accepted forms of a distribution, as the end of an error message. */
export const distributionForm =
  "a duration such as 3m, or {p50: 2m, p95: 6m}, or {exponential: 90s} (the mean), or a list of durations";

const distributionSentence = withDurationLimit(expects("distribution", distributionForm));

const distributionObject = closed("distribution", {
  p50: positiveDuration.optional().describe("The median: half of the times are shorter."),
  p95: positiveDuration.optional().describe("95 of 100 times are shorter."),
  exponential: positiveDuration
    .optional()
    .describe("The mean of an exponential distribution. Use it instead of p50 and p95."),
})
  .check((check) => {
    if (check.issues.length > 0) return;
    const problem = findDistributionProblem(check.value);
    if (problem !== undefined)
      check.issues.push({ code: "custom", input: check.value, message: problem[0], path: problem[1] });
  })
  .meta({
    oneOf: [
      { required: ["p50", "p95"], not: { required: ["exponential"] } },
      { required: ["exponential"], not: { anyOf: [{ required: ["p50"] }, { required: ["p95"] }] } },
    ],
  });

/** Returns the sentence and the path for members that are missing or contradict each other; undefined if the members are valid. */
function findDistributionProblem(
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

/** The schema of a duration that may vary: see the type Distribution for the four kinds. */
export const distribution = z
  .union([duration, distributionObject, readonlyList(z.array(duration, { error: distributionSentence }).min(1))], {
    error: distributionSentence,
  })
  .meta({ id: "Distribution", title: "Distribution", description: `${distributionForm}.` });

/** Returns whether a value is a list. To the compiler, Array.isArray does not distinguish read-only lists from other objects. */
function isList<Value>(value: Value): value is Extract<Value, readonly unknown[]> {
  return Array.isArray(value);
}

/**
 * Reads a distribution that the schema has accepted.
 *
 * @throws Error if a text is not a duration, or if the members form no distribution.
 */
export function readDistribution(written: z.infer<typeof distribution>): Distribution {
  if (typeof written === "string") return createFixedDistribution(readDuration(written));
  if (isList(written)) return { kind: "list", values: written.map(readDuration) };
  const { p50, p95, exponential } = written;
  if (exponential !== undefined) return { kind: "exponential", mean: readDuration(exponential) };
  if (p50 !== undefined && p95 !== undefined)
    return { kind: "percentiles", p50: readDuration(p50), p95: readDuration(p95) };
  throw new Error(`${show(written)} was never checked to be a distribution`);
}

const timeForm = "hours and minutes, such as 08:00, up to 24:00";

type WrittenTimeOfDay = `${number}:${number}`;

/** The schema of a time of day, such as `08:30`. */
export const timeOfDay = z
  .string({ error: expects("time of day", timeForm) })
  .regex(/^(?:(?:[01]?\d|2[0-3]):[0-5]\d|24:00)$/)
  .meta({
    id: "TimeOfDay",
    title: "Time of day",
    description: `${timeForm}.`,
    examples: ["08:00", "24:00"],
  }) as unknown as z.ZodType<WrittenTimeOfDay, WrittenTimeOfDay>;

/**
 * Reads a time of day that the schema has accepted.
 *
 * @returns milliseconds since midnight, on a day without a clock change.
 */
export function readTimeOfDay(written: string): Duration {
  const [hours = 0, minutes = 0] = written.split(":").map(Number);
  return (hours * 60 + minutes) * 60_000;
}

const MEDIA = ["voice", "video"] as const;

/** The schema of the medium of a call. */
export const media = z.enum(MEDIA, { error: expectsOneOf("medium", MEDIA) });

/** The schema of the medium of a chat. */
export const chatMedia = z.enum(CHAT_MEDIA, { error: expectsOneOf("medium of a chat", CHAT_MEDIA) });

/** The schema of a message in a chat. */
export const message = z
  .string({ error: expectsText("message", `text of 1 to ${MAX_MESSAGE_LENGTH} characters`) })
  .min(1)
  .max(MAX_MESSAGE_LENGTH);

const QUEUE_MEDIA = [...MEDIA, ...CHAT_MEDIA] as const;

/** The schema of the medium of a queue, which is for calls or for chats. */
export const queueMedia = z.enum(QUEUE_MEDIA, { error: expectsOneOf("medium of a queue", QUEUE_MEDIA) });

/** The schema of a medium that an agent may use. */
export const agentMedia = z.enum(AGENT_MEDIA, { error: expectsOneOf("medium", AGENT_MEDIA) });

const instantForm = "date, time and zone as in 2026-01-05T09:00:00Z or 2026-01-05T09:00:00+01:00";
const instantSentence = expects("instant", instantForm);

const tooEarly: Sentence = ({ input }) => `${show(input)} is too early: an instant is 1970-01-01T00:00:00Z or later`;

/** The schema of an ISO 8601 instant with its zone, from 1970 on. */
export const instant = z.iso
  .datetime({ offset: true, error: instantSentence, abort: true })
  .regex(/^(?:19[7-9]|[2-9])/, { error: tooEarly, abort: true })
  .refine((written) => !(Date.parse(written) < 0), { error: tooEarly });

/** The accepted seeds. JavaScript can't distinguish larger neighboring numbers. */
export const SEED_FORM = "a whole number of at most 9007199254740991, or random";

const seedSentence = expects("seed", SEED_FORM);

/** The schema of a random seed. */
export const seed = z.union([z.int({ error: seedSentence }), z.literal("random")], { error: seedSentence });

/** The schema of the mode of an inspection. */
export const inspectionMode = z.enum(INSPECTION_MODES, {
  error: expectsOneOf("mode of an inspection", INSPECTION_MODES),
});
