// The free agents of each queue: idle agents who are signed in to it and accept calls, longest idle first.
import type { Floor, SignedIn } from "../floor.ts";
import type { AgentId } from "../model/ids.ts";
import { allowsMedia } from "../model/media-right.ts";
import { requestChatRouting, requestRouting } from "./waiting.ts";

/**
 * Appends an idle agent to the free agents of its queues of calls, if it accepts calls. An agent who has just become idle belongs at the
 * end, because it has the shortest idle time.
 */
export function addToFreeAgents(floor: Floor, agent: SignedIn): void {
  const { talkRight, skills } = agent.session;
  if (talkRight && allowsMedia(agent, "voice")) {
    for (const id of skills) {
      const queue = floor.state.queues.get(id);
      if (queue?.media === "voice") queue.freeAgents.add(agent.id);
    }
  }
  requestRouting(floor);
}

/** Removes an agent from the free agents of all queues. */
export function removeFromFreeAgents(floor: Floor, agent: SignedIn): void {
  for (const id of agent.session.skills) floor.state.queues.get(id)?.freeAgents.delete(agent.id);
}

/** Updates the free agents after an agent has chosen other queues, or whether to accept calls. */
export function updateFreeAgents(floor: Floor, agent: SignedIn): void {
  removeFromFreeAgents(floor, agent);
  if (agent.session.state.name !== "idle") {
    requestChatRouting(floor);
    return;
  }
  addToFreeAgents(floor, agent);
  // An agent who has become idle at this instant is already in its right place, at the end.
  if (agent.session.state.since === floor.clock.now) return;
  // An agent who signs in to a queue while idle may have been idle for longer than others in it.
  for (const id of agent.session.skills) {
    const queue = floor.state.queues.get(id);
    if (queue !== undefined) queue.freeAgents = sortByIdleTime(floor, queue.freeAgents);
  }
}

/** Returns free agents in the order of their idle time, longest first. */
function sortByIdleTime(floor: Floor, freeAgents: ReadonlySet<AgentId>): Set<AgentId> {
  const idleSince = (id: AgentId): number => floor.state.agents.get(id)?.session?.state.since ?? 0;
  return new Set([...freeAgents].sort((a, b) => idleSince(a) - idleSince(b)));
}
