// Generates the file with the JSON Schema of scenarios, which the package ships for editors.
import { buildScenarioJsonSchema } from "../../src/scenario/reading/json-schema.ts";

/** Returns the schema as JSON text, as `ccgw schema` prints it. */
export function writeScenarioSchema(): string {
  return `${JSON.stringify(buildScenarioJsonSchema(), null, 2)}\n`;
}
