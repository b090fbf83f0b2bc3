// Finds the agents that the simulator plays in place of their clients: all agents in the steps, if no clients are expected.
import type { AgentId } from "../../core/index.ts";
import { DEFAULT_ANSWER } from "../center/build-center.ts";
import { listAgentsOnAutopilot } from "../center/center-plan.ts";
import { NO_REPLIES } from "../center/replies.ts";
import { AGENT_MEMBERS, eachStep, type Scenario } from "../scenario.ts";
import type { AutopilotBehavior } from "../stage/autopilot-behavior.ts";

/** The stand-ins of a scenario: their behavior, and when they sign in unless a step signs them in. */
export interface StandIns {
  readonly behaviors: ReadonlyMap<AgentId, AutopilotBehavior>;
  /** The agents that sign in at the start. */
  readonly atStart: readonly AgentId[];
  /** The agents that sign in after a step has given them a history. All others have a step that signs them in. */
  readonly afterHistory: readonly AgentId[];
}

/** No stand-ins, for scenarios that are played with clients. */
export const NO_STAND_INS: StandIns = { behaviors: new Map(), atStart: [], afterHistory: [] };

/** Returns the stand-ins of a scenario: the agents that the steps name, without those on autopilot. */
export function findStandIns({ center, steps }: Scenario): StandIns {
  const autopilotAgents = new Set(listAgentsOnAutopilot(center));
  const namedAgents = new Set<AgentId>();
  let hasSayWithoutAgent = false;
  const answeringAgents = new Set<AgentId>();
  /** The agents of the steps of some kinds. */
  const agentsByKind = {
    answer: answeringAgents,
    answerChat: answeringAgents,
    answerConference: answeringAgents,
    say: new Set<AgentId>(),
    signIn: new Set<AgentId>(),
    history: new Set<AgentId>(),
  };
  for (const step of eachStep(steps)) {
    const agents = [...eachAgent(step)];
    // The step `autopilot` itself lets its agents take calls.
    if (step.kind !== "autopilot") for (const agent of agents) namedAgents.add(agent);
    if (step.kind === "say" && step.by === "agent" && step.agent === undefined) hasSayWithoutAgent = true;
    if (step.kind in agentsByKind)
      for (const agent of agents) agentsByKind[step.kind as keyof typeof agentsByKind].add(agent);
  }
  const all = [...namedAgents].filter((agent) => !autopilotAgents.has(agent)).sort((a, b) => a - b);
  const withoutSignIn = all.filter((agent) => !agentsByKind.signIn.has(agent));
  return {
    behaviors: new Map(
      all.map((agent) => [
        agent,
        {
          ...(answeringAgents.has(agent) ? {} : { answer: DEFAULT_ANSWER }),
          ...(agentsByKind.say.has(agent) || hasSayWithoutAgent ? { replies: NO_REPLIES } : {}),
        },
      ]),
    ),
    atStart: withoutSignIn.filter((agent) => !agentsByKind.history.has(agent)),
    afterHistory: withoutSignIn.filter((agent) => agentsByKind.history.has(agent)),
  };
}

/** Yields the agents of a step by the names of its members, without those of steps inside it. */
function* eachAgent(value: unknown): Generator<AgentId> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  for (const [member, found] of Object.entries(value)) {
    if (!AGENT_MEMBERS.has(member)) yield* eachAgent(found);
    else if (typeof found === "number") yield found;
    else if (Array.isArray(found)) yield* found as AgentId[];
  }
}
