// Reads valid scenarios for tests.
import type { ScenarioBounds } from "../../src/scenario/reading/read-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { readTestSource } from "../support/test-scenario.ts";

/** Reads a scenario that must be valid. Throws with its problems if it is not. */
export function readValid(text: string, file = "shift.yaml", bounds: ScenarioBounds = {}): Promise<Scenario> {
  return readTestSource({ text, file }, bounds);
}
