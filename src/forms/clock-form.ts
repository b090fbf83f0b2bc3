// The schema of a clock's mode in scenarios and in the options of new worlds.
import * as z from "zod";
import { CLOCK_FORM, MAX_FACTOR, parseClockMode, type WrittenClock } from "./clock-mode.ts";
import { ABOVE_0, createPatternUpTo } from "./number-pattern.ts";
import { expects } from "./wording.ts";

/** The schema of `manual`, `1x` or `60x`: see CLOCK_FORM. */
export const clockText = z
  .string({ error: expects("clock", CLOCK_FORM) })
  .refine((written) => parseClockMode(written) !== undefined)
  .meta({
    description: `${CLOCK_FORM}.`,
    pattern: `^(?:manual|${ABOVE_0}${createPatternUpTo(MAX_FACTOR)}x)$`,
  }) as unknown as z.ZodType<WrittenClock, WrittenClock>;
