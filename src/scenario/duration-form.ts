// How a duration must be written: checked in words that name the limit, and as a pattern for the JSON Schema.
import * as z from "zod";
import {
  DURATION_FORM,
  type Duration,
  formatDuration,
  LONGEST_DURATION,
  parseDuration,
  readLength,
} from "../core/index.ts";
import { expects, type Sentence, show } from "./wording.ts";

/**
 * Names the limit for a duration beyond it.
 *
 * @param otherwise - the sentence for all else that is wrong.
 * @param more - the end of the sentence, where a lower limit applies as well.
 */
export function orTooLong(otherwise: Sentence, more = ""): Sentence {
  return (failure) => {
    const { input } = failure;
    if (typeof input !== "string" || (readLength(input) ?? 0) <= LONGEST_DURATION) return otherwise(failure);
    return `${show(input)} is too long: a duration is at most ${formatDuration(LONGEST_DURATION)}${more}`;
  };
}

const noDuration = expects("duration", DURATION_FORM);

/** The sentence for what is no duration; `more` as for orTooLong. */
export function expectsDuration(more = ""): Sentence {
  return orTooLong(noDuration, more);
}

const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Writes the pattern of whole numbers below a limit, with any zeros before them. */
function patternBelow(limit: number): string {
  const digits = [...String(limit)];
  const sameLength = digits.flatMap((digit, i) =>
    digit === "0" ? [] : [`${digits.slice(0, i).join("")}[0-${Number(digit) - 1}]\\d{${digits.length - i - 1}}`],
  );
  return `0*(?:\\d{1,${digits.length - 1}}|${sameLength.join("|")})`;
}

const UP_TO_LONGEST = Object.entries(UNITS)
  .map(([unit, length]) => {
    const most = LONGEST_DURATION / length;
    return `(?:${patternBelow(most)}(?:\\.\\d+)?|0*${most}(?:\\.0+)?)${unit}`;
  })
  .join("|");

const DESCRIPTION = `${DURATION_FORM}, at most ${formatDuration(LONGEST_DURATION)}.`;

/** `90s`: see DURATION_FORM. */
export const duration = z
  .string({ error: expectsDuration() })
  .refine((written) => parseDuration(written) !== undefined)
  .meta({
    id: "Duration",
    title: "Duration",
    description: DESCRIPTION,
    examples: ["250ms", "30s", "1.5h"],
    // For editors; what is read, the refinement alone decides.
    pattern: `^\\s*(?:${UP_TO_LONGEST})\\s*$`,
  });

/** As duration, but not 0. */
export const span = duration
  .refine((written) => parseDuration(written) !== 0, {
    error: ({ input }) => `${show(input)} is too short: longer than 0s`,
  })
  .meta({
    id: "Span",
    title: "Duration above 0",
    description: `${DESCRIPTION.slice(0, -1)}, and more than 0s.`,
    examples: ["250ms", "30s", "1.5h"],
    pattern: `^\\s*(?=[0.]*[1-9])(?:${UP_TO_LONGEST})\\s*$`,
  });

/** As span, but no longer than something. What is no duration has its own error already, and is let through here. */
export function spanUpTo(most: Duration, error: Sentence) {
  return span.refine((written) => (parseDuration(written) ?? 0) <= most, { error });
}

/** Reads a duration that the schema has accepted. */
export function readDuration(written: string): Duration {
  const read = parseDuration(written);
  if (read === undefined) throw new Error(`${show(written)} was never checked to be a duration`);
  return read;
}
