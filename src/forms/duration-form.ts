// Schemas of durations.
// They report a duration above the limit, and provide a pattern for the JSON Schema.
import * as z from "zod";
import {
  DURATION_FORM,
  DURATION_UNITS,
  type Duration,
  formatDuration,
  MAX_DURATION,
  parseAnyDuration,
  parseDuration,
  type WrittenDuration,
} from "../core/index.ts";
import { ABOVE_0, createPatternUpTo } from "./number-pattern.ts";
import { expects, type Sentence, show } from "./wording.ts";

/**
 * Returns the sentence for a wrong duration. A duration above the limit gets a sentence that names the limit.
 *
 * @param otherwise the sentence for every other wrong value.
 * @param more text to add after the limit, such as a stricter limit of the request.
 */
export function withDurationLimit(otherwise: Sentence, more = ""): Sentence {
  return (failure) => {
    const { input } = failure;
    if (typeof input !== "string" || (parseAnyDuration(input) ?? 0) <= MAX_DURATION) return otherwise(failure);
    return `${show(input)} is too long: a duration is at most ${formatDuration(MAX_DURATION)}${more}`;
  };
}

const durationSentence = expects("duration", DURATION_FORM);

/**
 * Returns the sentence for a wrong duration, including one above the limit.
 *
 * @param more text to add after the limit, such as a stricter limit of the request.
 */
export function expectsDuration(more = ""): Sentence {
  return withDurationLimit(durationSentence, more);
}

/** Returns the pattern of durations up to a limit, with or without 0. */
function patternOf(most: Duration, isAbove0: boolean): string {
  const alternatives = Object.entries(DURATION_UNITS).map(
    ([unit, length]) => `${createPatternUpTo(most / length)}${unit}`,
  );
  return `^\\s*${isAbove0 ? ABOVE_0 : ""}(?:${alternatives.join("|")})\\s*$`;
}

const DESCRIPTION = `${DURATION_FORM}, at most ${formatDuration(MAX_DURATION)}.`;

/**
 * Returns the schema of a duration such as `90s`.
 *
 * @param error the sentence for every wrong value, including a duration above the limit.
 */
export function createDurationSchema(error: Sentence): z.ZodType<WrittenDuration, WrittenDuration> {
  const text = z.string({ error }).refine((written) => parseDuration(written) !== undefined);
  // The compiler cannot derive the type from the refinement.
  return text as unknown as z.ZodType<WrittenDuration, WrittenDuration>;
}

/** The schema of a duration such as `90s`: see DURATION_FORM. */
export const duration = createDurationSchema(expectsDuration()).meta({
  id: "Duration",
  title: "Duration",
  description: DESCRIPTION,
  examples: ["250ms", "30s", "1.5h"],
  // The refinement alone decides what is accepted. The pattern repeats it for the JSON Schema and the OpenAPI document.
  pattern: patternOf(MAX_DURATION, false),
});

/** The schema of a duration longer than 0. */
export const positiveDuration = duration
  .refine((written) => parseDuration(written) !== 0, {
    error: ({ input }) => `${show(input)} is too short: use more than 0s`,
  })
  .meta({
    id: "Span",
    title: "Duration above 0",
    description: `${DESCRIPTION.slice(0, -1)}, and more than 0s.`,
    examples: ["250ms", "30s", "1.5h"],
    pattern: patternOf(MAX_DURATION, true),
  });

/**
 * Returns the schema of a duration longer than 0 and up to a limit. Text that is not a duration passes the limit, because
 * `positiveDuration` reports it.
 *
 * @param error the sentence for a duration above the limit.
 */
export function createPositiveDurationSchema(most: Duration, error: Sentence) {
  return positiveDuration
    .refine((written) => (parseDuration(written) ?? 0) <= most, { error })
    .meta({ pattern: patternOf(most, true) });
}

/**
 * Reads a duration that the schema has accepted.
 *
 * @returns milliseconds.
 * @throws Error if the text is not a duration.
 */
export function readDuration(written: string): Duration {
  const read = parseDuration(written);
  if (read === undefined) throw new Error(`${show(written)} was never checked to be a duration`);
  return read;
}

/** The maximum time that a request waits for something, in wall time. */
export const MAX_WALL_WAIT: Duration = 5 * 60_000;

/**
 * Returns the schema of a wall time to wait, such as `2s`, at most 5m.
 *
 * @param noun the name of the waiting request in error sentences, such as `verification`.
 */
export function createWallWaitSchema(noun: string) {
  const most = formatDuration(MAX_WALL_WAIT);
  return createDurationSchema(expectsDuration(`, and a ${noun} waits at most ${most}`)).refine(
    (written) => (parseDuration(written) ?? 0) <= MAX_WALL_WAIT,
    { error: ({ input }) => `${show(input)} is too long to wait: at most ${most}` },
  );
}
