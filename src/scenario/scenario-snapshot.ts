// A scenario written down, to be played in another process: what was read of it, how it was written, and no clear password.
import type { SealedPassword } from "./center-plan.ts";
import type { Scenario } from "./scenario.ts";
import type { WrittenScenario } from "./schema.ts";
import { keepWritten, writtenScenario } from "./written.ts";

export interface ScenarioSnapshot {
  readonly scenario: Scenario;
  /** As people wrote it, passwords masked. */
  readonly written: Readonly<Record<string, unknown>>;
}

/** Writes a scenario down; its passwords are sealed by the function that is given. */
export function writeScenario(scenario: Scenario, seal: (clear: string) => string): ScenarioSnapshot {
  const { center } = scenario;
  const sealed = (password: string | SealedPassword): SealedPassword =>
    typeof password === "string" ? { sealed: seal(password) } : password;
  const agents = center.agents.map((agent) => ({ ...agent, password: sealed(agent.password) }));
  return { scenario: { ...scenario, center: { ...center, agents } }, written: writtenScenario(scenario) };
}

/** The scenario that was written down. */
export function readScenarioBack({ scenario, written }: ScenarioSnapshot): Scenario {
  keepWritten(scenario, written as WrittenScenario);
  return scenario;
}
