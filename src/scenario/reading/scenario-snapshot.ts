// Writes scenarios to snapshots, with hashed passwords, and restores them.
import { handleInSlices, type Work } from "../../core/index.ts";
import type { AgentPlan, HashedPassword } from "../center/center-plan.ts";
import type { Scenario } from "../scenario.ts";
import type { WrittenScenario } from "./scenario-schema.ts";
import { rememberWritten, writeMaskedScenarioInSlices } from "./written-scenario.ts";

/** A scenario in a snapshot. */
export interface ScenarioSnapshot {
  readonly scenario: Scenario;
  /** The written form, with passwords masked. */
  readonly written: Readonly<Record<string, unknown>>;
}

/**
 * Writes a scenario as plain data.
 *
 * @param hash hashes a password.
 * @yields the number of agents that are done.
 */
export function* writeScenarioSnapshot(scenario: Scenario, hash: (clear: string) => string): Work<ScenarioSnapshot> {
  const { center } = scenario;
  const hashPassword = (password: string | HashedPassword): HashedPassword =>
    typeof password === "string" ? { sealed: hash(password) } : password;
  const agents: AgentPlan[] = [];
  yield* handleInSlices(center.agents, (agent) => agents.push({ ...agent, password: hashPassword(agent.password) }));
  const written = yield* writeMaskedScenarioInSlices(scenario);
  return { scenario: { ...scenario, center: { ...center, agents } }, written };
}

/** Returns the scenario of a snapshot. */
export function restoreScenario({ scenario, written }: ScenarioSnapshot): Scenario {
  rememberWritten(scenario, written as WrittenScenario);
  return scenario;
}
