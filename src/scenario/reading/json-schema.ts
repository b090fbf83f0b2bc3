// The shape of a scenario as a JSON Schema, for editors and for other programs that make or check scenarios.
import * as z from "zod";
import { FREE_MEMBER, scenario } from "./scenario-schema.ts";

/**
 * The JSON Schema of a scenario (draft 7, which the most editors understand). It refuses what reading refuses, but for references, comparisons of
 * two values, and limits on the whole file.
 */
export function scenarioJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(scenario, { target: "draft-7", io: "input" });
  return {
    $schema,
    title: "Scenario of a CC-Gateway simulator",
    ...schema,
    patternProperties: { [FREE_MEMBER.source]: {} },
  };
}
