// Stores the written form of scenarios, so that the simulator can show them as they were written.
import { finish, handleInSlices, type Work } from "../../core/index.ts";
import type { Scenario } from "../scenario.ts";
import type { WrittenScenario } from "./scenario-schema.ts";

/** Replaces a password in a scenario that is shown. */
export const MASKED_PASSWORD = "********";

// Kept outside the scenarios, because playing a scenario doesn't need its written form.
const writtenForms = new WeakMap<Scenario, WrittenScenario>();

/** Stores the written form of a scenario for as long as the scenario exists. */
export function rememberWritten(scenario: Scenario, written: WrittenScenario): void {
  writtenForms.set(scenario, written);
}

/** Returns the written form of a scenario; undefined if none was stored. */
export function writtenFormOf(scenario: Scenario): WrittenScenario | undefined {
  return writtenForms.get(scenario);
}

/** Stores the written form of a scenario for a variant of it, and returns the variant. */
export function copyWritten(origin: Scenario, variant: Scenario): Scenario {
  const written = writtenForms.get(origin);
  if (written !== undefined) writtenForms.set(variant, written);
  return variant;
}

/** Returns the written form of a scenario, with its name and with masked passwords. */
export function writeMaskedScenario(scenario: Scenario): Record<string, unknown> {
  return finish(writeMaskedScenarioInSlices(scenario));
}

/**
 * Returns the written form like `writeMaskedScenario`, and yields after every slice.
 *
 * @yields the number of agents that are done.
 */
export function* writeMaskedScenarioInSlices(scenario: Scenario): Work<Record<string, unknown>> {
  const { center, ...rest } = writtenForms.get(scenario) ?? {};
  const agents = center?.agents === undefined ? undefined : ([] as object[]);
  yield* handleInSlices(center?.agents ?? [], (agent) =>
    agents?.push(agent.password === undefined ? agent : { ...agent, password: MASKED_PASSWORD }),
  );
  return {
    ...rest,
    name: scenario.name,
    ...(center === undefined ? {} : { center: agents === undefined ? center : { ...center, agents } }),
  };
}

/**
 * Replaces masked passwords in a scenario by those of another one, so that people can change a shown scenario and send it back.
 *
 * @param known the scenario with the passwords.
 * @returns the scenario, or the ids of masked agents that `known` does not have.
 */
export function unmask(scenario: Scenario, known: Scenario): { scenario: Scenario } | { unknown: number[] } {
  const { agents } = scenario.center;
  if (!agents.some(({ password }) => password === MASKED_PASSWORD)) return { scenario };
  const passwords = new Map(known.center.agents.map(({ id, password }) => [id, password]));
  const unknown = agents
    .filter(({ id, password }) => password === MASKED_PASSWORD && !passwords.has(id))
    .map(({ id }) => id);
  if (unknown.length > 0) return { unknown };
  const unmasked = agents.map((agent) =>
    agent.password === MASKED_PASSWORD ? { ...agent, password: passwords.get(agent.id) ?? MASKED_PASSWORD } : agent,
  );
  return { scenario: copyWritten(scenario, { ...scenario, center: { ...scenario.center, agents: unmasked } }) };
}
