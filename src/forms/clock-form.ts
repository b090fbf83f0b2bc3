// How the mode of a clock is written in a scenario and for a world.
import * as z from "zod";
import { CLOCK_FORM, FASTEST, parseClockMode } from "./clock-mode.ts";
import { ABOVE_0, patternUpTo } from "./number-pattern.ts";
import { expects } from "./wording.ts";

/** `manual`, `1x`, `60x`: see CLOCK_FORM. */
export const clockText = z
  .string({ error: expects("clock", CLOCK_FORM) })
  .refine((written) => parseClockMode(written) !== undefined)
  .meta({ description: `${CLOCK_FORM}.`, pattern: `^(?:manual|${ABOVE_0}${patternUpTo(FASTEST)}x)$` });
