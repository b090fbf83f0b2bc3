// Generates the file with the JSON Schema of scenarios, which the package ships for editors.
import { buildScenarioJsonSchema } from "../../src/scenario/reading/json-schema.ts";

/** Returns the schema as JSON text. The command `ccgw schema` prints it with indentation. */
export function writeScenarioSchema(): string {
  // Only editors read the file. Without indentation, it takes a third less space in the package.
  return `${JSON.stringify(buildScenarioJsonSchema(), null, 1).replace(/^ +/gm, "")}\n`;
}
