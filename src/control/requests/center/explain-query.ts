// The query parameter `explain` of requests that return figures.
import * as z from "zod";
import { closed } from "../../../forms/values.ts";
import { expects } from "../../../forms/wording.ts";

/** Returns the schema of the query of a request that can explain its figures. */
export function createExplainQuery(what: string) {
  return closed(`query of the ${what}`, {
    explain: z
      .enum(["", "true", "false"], { error: expects("choice", "true, false, or `explain` without a value") })
      .transform((written) => written !== "false")
      .optional()
      .describe("Whether to explain each figure by what contributed to it."),
  });
}
