// Lists example scenarios for tests: those that are shipped, and those in the documentation.
import { listShippedNames, readShippedScenario } from "../../../src/scenario/shipped.ts";
import { blocksOf } from "../../docs/pages.ts";

/** An example of a scenario. */
export interface ExampleScenario {
  /** The name of the shipped scenario, or the page and the line of the example. */
  readonly name: string;
  readonly text: string;
}

/** Returns the shipped scenarios and the examples in docs/scenarios.md. */
export async function listExampleScenarios(): Promise<ExampleScenario[]> {
  const shipped = await Promise.all(
    (await listShippedNames()).map(async (name) => ({ name, text: (await readShippedScenario(name))?.text ?? "" })),
  );
  const documented = blocksOf("docs/scenarios.md")
    .filter(({ language, comment }) => language === "yaml" && comment === undefined)
    .map(({ text, line }) => ({ name: `docs/scenarios.md, line ${line}`, text }));
  return [...shipped, ...documented];
}
