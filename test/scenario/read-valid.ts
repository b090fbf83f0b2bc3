// Reads valid scenarios for tests.
import { readScenario, type ScenarioBounds } from "../../src/scenario/reading/read-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

export async function readValid(text: string, file = "shift.yaml", bounds: ScenarioBounds = {}): Promise<Scenario> {
  const result = await readScenario({ text, file }, bounds);
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  return result.scenario;
}
