// The command schema: prints the JSON Schema of a scenario, for editors.
import { scenarioJsonSchema } from "../scenario/reading/json-schema.ts";
import type { CommandContext } from "./command-context.ts";
import { EXIT_SUCCESS } from "./exit-codes.ts";

/** Prints the schema. Returns the exit code. */
export function schemaCommand({ out }: Pick<CommandContext, "out">): typeof EXIT_SUCCESS {
  out.write(`${JSON.stringify(scenarioJsonSchema(), undefined, 2)}\n`);
  return EXIT_SUCCESS;
}
