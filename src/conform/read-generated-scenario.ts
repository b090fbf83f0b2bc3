// Reads a scenario that the simulator itself has derived from a real gateway.
import { readScenario } from "../scenario/reading/read-scenario.ts";
import type { Scenario } from "../scenario/scenario.ts";

/**
 * Reads a generated scenario, and returns it.
 *
 * @param object its written form
 * @param name its name in errors, such as "the world of the tape"
 * @throws Error if it is not a valid scenario.
 */
export async function readGeneratedScenario(object: object, name: string): Promise<Scenario> {
  const read = await readScenario({ object, name });
  if ("scenario" in read) return read.scenario;
  throw new Error(`${name} is not a valid scenario: ${read.problems[0]?.message}`);
}
