// Reads scenarios for tests, which expect no problems in them.
import { readScenario } from "../../src/scenario/reading/read-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

/** Reads a scenario from an object. Throws if it has problems. */
export async function readTestScenario(object: object): Promise<Scenario> {
  const read = await readScenario({ object, name: "test" });
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  return read.scenario;
}
