// The JSON Schema of a scenario as the file that the package ships, for editors.
import { scenarioJsonSchema } from "../../src/scenario/reading/json-schema.ts";

/** The schema as JSON text, as `ccgw schema` prints it. */
export function scenarioSchema(): string {
  return `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`;
}
