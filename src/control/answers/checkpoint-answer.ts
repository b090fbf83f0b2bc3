// The schema of checkpoints in answers.
import * as z from "zod";
import { expectsText } from "../../forms/wording.ts";
import { NAME_FORM, NAME_PATTERN } from "../../world/order.ts";
import { isoInstant } from "./fields.ts";

/** The schema of the name of a checkpoint. */
export const checkpointName = z
  .string({ error: expectsText("name of a checkpoint", NAME_FORM, NAME_PATTERN) })
  .regex(NAME_PATTERN);

/** The schema of a checkpoint in answers. */
export const checkpointAnswer = z
  .strictObject({
    name: checkpointName,
    at: isoInstant.describe("World time of the checkpoint."),
    input: z.int().min(0).describe("Number of the newest input on the tape at that time; 0 if there was none."),
    branch: z.int().min(0).describe("Branch of the tape: the number of resets, restores and rewinds before it."),
    bytes: z.int().min(0).describe("Memory that it takes."),
  })
  .meta({ id: "Checkpoint" });
