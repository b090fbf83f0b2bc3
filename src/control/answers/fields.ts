// Schemas of instants, durations, counts, causes, telephone numbers and call data in bodies and answers.
import * as z from "zod";
import type { Instant } from "../../core/index.ts";
import { formatInstant, type WrittenInstant } from "../../forms/instant-form.ts";
import { positiveDuration, readDuration } from "../../forms/values.ts";
import { expectsText } from "../../forms/wording.ts";

/** The schema of the cause of an event. */
export const causeAnswer = z
  .union([z.int().min(0), z.string()])
  .describe(
    "The cause: the number of the input that led to it, such as a request, or the path of a step, such as `steps[2]`; 0 for what the " +
      "scenario does without a step.",
  );

/** The schema of an instant in answers. */
export const isoInstant = z.iso.datetime({ precision: 3 }) as unknown as z.ZodType<WrittenInstant, WrittenInstant>;

/** The schema of a count in answers. */
export const wholeCount = z.int().min(0);

/** Returns an instant as ISO 8601; null for undefined or never. */
export function formatInstantOrNull(instant: Instant | undefined): WrittenInstant | null {
  return instant === undefined || !Number.isFinite(instant) ? null : formatInstant(instant);
}

/** The schema of a positive duration in bodies: text such as `90s`, parsed to milliseconds. */
export const positiveDurationMs = positiveDuration.transform(readDuration);

const TELEPHONE_NUMBER = /^[^\p{Cc}]{1,64}$/u;

/** The schema of a telephone number in bodies. */
export const telephoneNumber = z
  .string({
    error: expectsText("telephone number", "text of 1 to 64 characters, such as 13800000001", TELEPHONE_NUMBER),
  })
  .regex(TELEPHONE_NUMBER);

/** The schema of the data of a call. */
export const callData = z.string({ error: expectsText("piece of data", "text") });
