// Reads scenarios for tests, which expect no problems in them.
import { formatProblem } from "../../src/forms/problems.ts";
import { readScenario, type ScenarioBounds, type ScenarioSource } from "../../src/scenario/reading/read-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

/** Reads a scenario. Throws an Error with its problems if it has any. */
export async function readTestSource(source: ScenarioSource, bounds: ScenarioBounds = {}): Promise<Scenario> {
  const read = await readScenario(source, bounds);
  if ("problems" in read) throw new Error(read.problems.map(formatProblem).join("\n"));
  return read.scenario;
}

/** Reads a scenario from an object. Throws an Error with its problems if it has any. */
export function readTestScenario(object: object): Promise<Scenario> {
  return readTestSource({ object, name: "test" });
}
