// The command `schema`: prints the JSON Schema of a scenario, for editors.
import { buildScenarioJsonSchema } from "../scenario/reading/json-schema.ts";
import type { CommandContext } from "./command-context.ts";
import { EXIT_SUCCESS } from "./exit-codes.ts";

/** Prints the schema. Returns the exit code. */
export function runSchemaCommand({ out }: Pick<CommandContext, "out">): typeof EXIT_SUCCESS {
  out.write(`${JSON.stringify(buildScenarioJsonSchema(), undefined, 2)}\n`);
  return EXIT_SUCCESS;
}
