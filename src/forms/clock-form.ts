// The schema of a clock's mode in scenarios and in the options of new worlds.
import * as z from "zod";
import { CLOCK_FORM, MAX_FACTOR, parseClockMode, type WrittenClock } from "./clock-mode.ts";
import { createPatternUpTo } from "./number-pattern.ts";
import { expects } from "./wording.ts";

/** A lookahead that only numbers from the lowest factor, 0.000001, pass. */
const FROM_LOWEST = String.raw`(?=0*(?:\.0{0,5})?[1-9])`;

/** The schema of `manual`, `1x` or `60x`: see CLOCK_FORM. */
export const clockText = z
  .string({ error: expects("clock", CLOCK_FORM) })
  .refine((written) => parseClockMode(written) !== undefined)
  .meta({
    description: `${CLOCK_FORM}.`,
    pattern: `^(?:manual|${FROM_LOWEST}${createPatternUpTo(MAX_FACTOR)}x)$`,
  }) as unknown as z.ZodType<WrittenClock, WrittenClock>;
