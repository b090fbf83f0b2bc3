// The shape of a scenario as a JSON Schema, for editors and for other programs that make or check scenarios.
import * as z from "zod";
import { FREE_MEMBER, scenario } from "./schema.ts";

/**
 * The JSON Schema of a scenario (draft 7, which the most editors understand). It says what each member must look like; that those whom
 * steps name are there, and that members fit each other, only reading tells.
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
