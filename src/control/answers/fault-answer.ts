// Writes faults for answers.
import * as z from "zod";
import { faultRule } from "../../scenario/faults/fault-rule.ts";
import type { Fault } from "../../world/faults/fault.ts";
import { formatInstantOrNull, isoInstant } from "./fields.ts";

/** The schema of a fault in answers. */
export const faultAnswer = z
  .strictObject({
    id: z.int().min(1),
    sentence: z.string().describe("The remaining effect of the fault, in words."),
    timesApplied: z.int().min(0).describe("Number of times that it was applied."),
    left: z.int().min(0).nullable().describe("Remaining number of times; null means no limit."),
    until: isoInstant.nullable().describe("World time at which it ends; null means never."),
    url: z
      .url()
      .nullable()
      .describe("URL of the port that it opened, such as `https://127.0.0.1:40123`; null if it has no open port."),
    rule: faultRule.describe("The rule as it was given."),
  })
  .meta({ id: "Fault" });

/** Returns a fault in the form of an answer. */
export function writeFault({
  id,
  sentence,
  timesApplied,
  left,
  until,
  url,
  rule,
}: Fault): z.output<typeof faultAnswer> {
  return { id, sentence, timesApplied, left: left ?? null, until: formatInstantOrNull(until), url: url ?? null, rule };
}
