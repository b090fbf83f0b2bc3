// Reads valid scenarios for tests.
import type { ScenarioBounds } from "../../src/scenario/reading/read-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { readTestSource } from "../support/test-scenario.ts";

/** Reads a scenario from text. Throws an Error with its problems if it has any. */
export function readValid(text: string, file = "shift.yaml", bounds: ScenarioBounds = {}): Promise<Scenario> {
  return readTestSource({ text, file }, bounds);
}
