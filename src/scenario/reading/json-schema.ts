// Writes the JSON Schema of a scenario, for editors and other programs.
import * as z from "zod";
import { FREE_MEMBER, scenario } from "./scenario-schema.ts";

/**
 * Returns the JSON Schema of a scenario, in draft 7, which most editors understand. It accepts more than the reader: it can't check
 * references, compare two values, or limit the whole file.
 */
export function buildScenarioJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(scenario, { target: "draft-7", io: "input" });
  return {
    $schema,
    title: "Scenario of a CC-Gateway simulator",
    ...schema,
    patternProperties: { [FREE_MEMBER.source]: {} },
  };
}
