// A scenario written down, to be played in another process: what was read of it, how it was written, and no clear password.
import { inPieces, type Work } from "../../core/index.ts";
import type { AgentPlan, SealedPassword } from "../center/center-plan.ts";
import type { Scenario } from "../scenario.ts";
import type { WrittenScenario } from "./scenario-schema.ts";
import { rememberWritten, writtenInPieces } from "./written-scenario.ts";

export interface ScenarioSnapshot {
  readonly scenario: Scenario;
  /** As people wrote it, passwords masked. */
  readonly written: Readonly<Record<string, unknown>>;
}

/**
 * Writes a scenario down.
 *
 * @param seal seals its passwords.
 * @yields how many agents are done.
 */
export function* writeScenarioSnapshot(scenario: Scenario, seal: (clear: string) => string): Work<ScenarioSnapshot> {
  const { center } = scenario;
  const sealed = (password: string | SealedPassword): SealedPassword =>
    typeof password === "string" ? { sealed: seal(password) } : password;
  const agents: AgentPlan[] = [];
  yield* inPieces(center.agents, (agent) => agents.push({ ...agent, password: sealed(agent.password) }));
  const written = yield* writtenInPieces(scenario);
  return { scenario: { ...scenario, center: { ...center, agents } }, written };
}

/** The scenario that was written down. */
export function restoreScenario({ scenario, written }: ScenarioSnapshot): Scenario {
  rememberWritten(scenario, written as WrittenScenario);
  return scenario;
}
