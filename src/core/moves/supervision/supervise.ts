// Moves on other agents: hanging up one of their calls, and changing their queues or their limit of chats.
import { declareMove, findSignedIn, type Move } from "../../floor.ts";
import type { AgentId, CallId, QueueId } from "../../model/ids.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import { removeFromFreeAgents, updateFreeAgents } from "../../steps/free-agents.ts";
import { dropAgentCall } from "../../steps/hang-up.ts";
import { requestRouting } from "../../steps/waiting.ts";

/**
 * Hangs up a call for the agent who talks in it, or else for the first agent with a leg in it (cec_07_2408).
 *
 * Refuses: no-such-call, also if no agent has a leg in the call.
 */
export const hangUpForAgent: Move<{ call: CallId }, "done"> = declareMove((floor, { call: id }) => {
  const call = floor.state.calls.get(id);
  const leg = call?.legs.find(({ state }) => state === "talking") ?? call?.legs[0];
  if (call === undefined || leg === undefined) return refuse("no-such-call");
  dropAgentCall(floor, call, leg);
  return "done";
});

/**
 * Replaces the configured queues of a signed-in agent, and signs it in to all of the new ones (cec_07_2409).
 *
 * Refuses: not-inspectable, no-such-queue.
 */
export const adjustSkills: Move<{ agent: AgentId; queues: readonly QueueId[] }, "done"> = declareMove(
  (floor, { agent: id, queues }) => {
    const agent = findSignedIn(floor, id);
    if (agent instanceof Refusal) return refuse("not-inspectable");
    if (queues.some((queue) => !floor.state.queues.has(queue))) return refuse("no-such-queue");
    removeFromFreeAgents(floor, agent);
    agent.queues = [...new Set(queues)];
    agent.session.skills = agent.queues;
    floor.emit({ type: "skillsChosen", agent: id, queues: agent.queues });
    updateFreeAgents(floor, agent);
    return "done";
  },
);

/**
 * Sets the maximum number of chats at a time for agents, signed in or not. If one of them is unknown, no limit changes.
 *
 * Refuses: unknown-agent.
 */
export const limitChats: Move<{ agents: readonly AgentId[]; chats: number }, "done"> = declareMove(
  (floor, { agents, chats }) => {
    if (agents.some((id) => !floor.state.agents.has(id))) return refuse("unknown-agent");
    for (const id of agents) {
      const agent = floor.state.agents.get(id);
      if (agent !== undefined) agent.maxChats = chats;
    }
    requestRouting(floor);
    return "done";
  },
);
