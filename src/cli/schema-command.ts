// The command schema: prints the JSON Schema of a scenario, for editors.
import { scenarioJsonSchema } from "../scenario/reading/json-schema.ts";
import type { Surroundings } from "./command-context.ts";

/** Answers the exit code. */
export function schema({ out }: Pick<Surroundings, "out">): 0 {
  out.write(`${JSON.stringify(scenarioJsonSchema(), undefined, 2)}\n`);
  return 0;
}
