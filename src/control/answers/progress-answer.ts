// Writes the progress of a scenario for answers.
import * as z from "zod";
import { progressOf } from "../../world/script.ts";
import type { World } from "../../world/world.ts";

/** The members of an answer that show the progress of a scenario. */
export const progress = {
  isOver: z.boolean().describe("Whether all steps are done and all traffic has ended."),
  stepsAreOver: z.boolean().describe("Whether all steps are done."),
  at: z
    .array(
      z.strictObject({
        path: z.string().describe("Path of the step, such as `steps[2].repeat.steps[0]`."),
        line: z.int().min(1).nullable().describe("Line of the step in the text; null if the scenario was an object."),
        step: z.string().describe("Kind of the step, such as `wait`."),
      }),
    )
    .describe("The current steps. There are several if lists of steps run in parallel."),
  waitsFor: z.array(z.string()).describe("The conditions that the current `waitFor` steps wait for, in words."),
};

/** Returns the progress of a world's scenario in the form of an answer. */
export function writeProgress(world: Pick<World, "script" | "player">) {
  const { steps, waitsFor, ...rest } = progressOf(world);
  return { ...rest, at: [...steps], waitsFor: [...waitsFor] };
}
