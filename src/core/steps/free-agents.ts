// Who can be found in which queue: idle agents who are signed in to it and take calls, longest idle first.
import type { Floor, SignedIn } from "../floor.ts";
import type { AgentId } from "../model/ids.ts";
import { requestRouting } from "./waiting.ts";

/** Lets an agent be found who has just become idle: nobody in its queues has been so for less time. */
export function stepIntoQueues(floor: Floor, agent: SignedIn): void {
  const { talkRight, skills } = agent.session;
  if (talkRight) for (const id of skills) floor.state.queues.get(id)?.free.add(agent.id);
  requestRouting(floor);
}

/** Lets an agent no longer be found. */
export function stepOutOfQueues(floor: Floor, agent: SignedIn): void {
  for (const id of agent.session.skills) floor.state.queues.get(id)?.free.delete(agent.id);
}

/** Takes another choice of queues, or of taking calls at all, into account, whatever the agent's state. */
export function standAnew(floor: Floor, agent: SignedIn): void {
  stepOutOfQueues(floor, agent);
  if (agent.session.state.name !== "idle") return;
  stepIntoQueues(floor, agent);
  // Nobody has been idle for less time than one who has become so just now, who stands behind the others already.
  if (agent.session.state.since === floor.clock.now) return;
  // One who signs in to a queue while idle may have been idle for longer than those who stand there.
  for (const id of agent.session.skills) {
    const queue = floor.state.queues.get(id);
    if (queue !== undefined) queue.free = inOrder(floor, queue.free);
  }
}

function inOrder(floor: Floor, free: ReadonlySet<AgentId>): Set<AgentId> {
  const idleSince = (id: AgentId): number => floor.state.agents.get(id)?.session?.state.since ?? 0;
  return new Set([...free].sort((a, b) => idleSince(a) - idleSince(b)));
}
