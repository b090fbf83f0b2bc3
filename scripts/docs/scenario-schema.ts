// Generates the file with the JSON Schema of scenarios, which the package ships for editors.
import { scenarioJsonSchema } from "../../src/scenario/reading/json-schema.ts";

/** Returns the schema as JSON text, as `ccgw schema` prints it. */
export function scenarioSchema(): string {
  return `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`;
}
