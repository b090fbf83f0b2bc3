// Scenarios as they were written: what a scenario was built from, to be shown to people again.
import { finish, inPieces, type Work } from "../../core/index.ts";
import type { Scenario } from "../scenario.ts";
import type { WrittenScenario } from "./scenario-schema.ts";

/** What stands in the place of a password that nobody is to read. */
export const MASK = "********";

// Beside the scenarios, because those who play them have no use for it.
const writtenOf = new WeakMap<Scenario, WrittenScenario>();

/** Keeps what a scenario was built from for as long as there is the scenario. */
export function rememberWritten(scenario: Scenario, written: WrittenScenario): void {
  writtenOf.set(scenario, written);
}

/** Returns what a scenario was built from; undefined where nobody kept that. */
export function writtenFrom(scenario: Scenario): WrittenScenario | undefined {
  return writtenOf.get(scenario);
}

/** Keeps for a scenario what another one was built from, of which it is a variant. Returns that scenario. */
export function copyWritten(origin: Scenario, variant: Scenario): Scenario {
  const written = writtenOf.get(origin);
  if (written !== undefined) writtenOf.set(variant, written);
  return variant;
}

/** A scenario as it was written, with its name, and with passwords masked. */
export function writtenScenario(scenario: Scenario): Record<string, unknown> {
  return finish(writtenInPieces(scenario));
}

/**
 * Does the same in pieces.
 *
 * @yields how many agents are done.
 */
export function* writtenInPieces(scenario: Scenario): Work<Record<string, unknown>> {
  const { center, ...rest } = writtenOf.get(scenario) ?? {};
  const agents = center?.agents === undefined ? undefined : ([] as object[]);
  yield* inPieces(center?.agents ?? [], (agent) =>
    agents?.push(agent.password === undefined ? agent : { ...agent, password: MASK }),
  );
  return {
    ...rest,
    name: scenario.name,
    ...(center === undefined ? {} : { center: agents === undefined ? center : { ...center, agents } }),
  };
}

/**
 * A scenario with the passwords that are masked in it put back as they are in another: so that one that was shown can be changed and given
 * back. Answers the ids of agents whom the other does not have instead, when there are any.
 */
export function unmask(scenario: Scenario, known: Scenario): { scenario: Scenario } | { unknown: number[] } {
  const { agents } = scenario.center;
  if (!agents.some(({ password }) => password === MASK)) return { scenario };
  const passwords = new Map(known.center.agents.map(({ id, password }) => [id, password]));
  const unknown = agents.filter(({ id, password }) => password === MASK && !passwords.has(id)).map(({ id }) => id);
  if (unknown.length > 0) return { unknown };
  const named = agents.map((agent) =>
    agent.password === MASK ? { ...agent, password: passwords.get(agent.id) ?? MASK } : agent,
  );
  return { scenario: copyWritten(scenario, { ...scenario, center: { ...scenario.center, agents: named } }) };
}
