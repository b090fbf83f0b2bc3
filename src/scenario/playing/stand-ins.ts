// Agents whom the simulator plays in place of their clients: all whom the steps name, where no client is to come.
import type { AgentId } from "../../core/index.ts";
import { DEFAULT_ANSWER } from "../center/build-center.ts";
import { agentsOnAutopilot } from "../center/center-plan.ts";
import { eachStep, type Scenario } from "../scenario.ts";
import type { Manner } from "../stage/autopilot.ts";

/** What the stand-ins of a scenario do by themselves; for the rest they obey the steps. */
export interface StandIns {
  readonly manners: ReadonlyMap<AgentId, Manner>;
  /** Those who sign in at the start. */
  readonly atStart: readonly AgentId[];
  /** Those who sign in when a step has given them a past to sign in with. The others have a step for that. */
  readonly afterPast: readonly AgentId[];
}

export const NO_STAND_INS: StandIns = { manners: new Map(), atStart: [], afterPast: [] };

/** Whoever is named in the steps and not on autopilot. */
export function standInsOf({ center, steps }: Scenario): StandIns {
  const onAutopilot = new Set(agentsOnAutopilot(center));
  const named = new Set<AgentId>();
  const by = { answer: new Set<AgentId>(), signIn: new Set<AgentId>(), history: new Set<AgentId>() };
  for (const step of eachStep(steps)) {
    const agents = [...agentsIn(step)];
    // That step itself has them take calls.
    if (step.kind !== "autopilot") for (const agent of agents) named.add(agent);
    if (step.kind in by) for (const agent of agents) by[step.kind as keyof typeof by].add(agent);
  }
  const all = [...named].filter((agent) => !onAutopilot.has(agent)).sort((a, b) => a - b);
  const signIn = all.filter((agent) => !by.signIn.has(agent));
  return {
    manners: new Map(all.map((agent) => [agent, by.answer.has(agent) ? {} : { answer: DEFAULT_ANSWER }])),
    atStart: signIn.filter((agent) => !by.history.has(agent)),
    afterPast: signIn.filter((agent) => by.history.has(agent)),
  };
}

/** The agents whom a step names itself, by the members in which any step does; not those of the steps inside it. */
function* agentsIn(value: unknown): Generator<AgentId> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  for (const [member, found] of Object.entries(value)) {
    if (member === "agent" && typeof found === "number") yield found;
    else if (member === "agents" && Array.isArray(found)) yield* found as AgentId[];
    else yield* agentsIn(found);
  }
}
