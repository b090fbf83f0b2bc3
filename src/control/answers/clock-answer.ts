// Writes the clock of a world for answers.
import * as z from "zod";
import { CLOCK_FORM, formatClockMode } from "../../forms/clock-mode.ts";
import { formatInstant } from "../../forms/instant-form.ts";
import type { World } from "../../world/world.ts";
import { formatInstantOrNull, isoInstant } from "./fields.ts";
import { workingAnswer } from "./world-answer.ts";

/** The schema of the clock in answers. */
export const clockAnswer = z
  .strictObject({
    now: isoInstant,
    mode: z.string().describe(`${CLOCK_FORM}.`),
    working: workingAnswer.optional(),
    next: isoInstant.nullable().describe("Time of the next scheduled entry; null if there is none."),
  })
  .meta({ id: "Clock" });

/** Returns the clock of a world in the form of an answer. */
export function writeClock(world: World): z.output<typeof clockAnswer> {
  const { center, working } = world;
  return {
    now: formatInstant(center.now),
    mode: formatClockMode(world.clockMode),
    ...(working === undefined ? {} : { working }),
    next: formatInstantOrNull(center.nextAt),
  };
}
