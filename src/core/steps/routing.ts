// Routes waiting calls and chats: direct calls first, then calls of queues in the order in which they began, then chats.

import { type Floor, hasSession, type SignedIn } from "../floor.ts";
import type { Agent } from "../model/agent.ts";
import type { Call } from "../model/call.ts";
import { allowsMedia } from "../model/media-right.ts";
import { STRATEGIES } from "../model/strategy.ts";
import { routeChats } from "./chats/routing.ts";
import { offerCall } from "./offer.ts";
import { stopWaiting } from "./waiting.ts";

/** Offers every waiting call that has a free agent, then waiting chats. The routing strategy chooses among the free agents of a queue. */
export function route(floor: Floor): void {
  floor.state.isRoutingScheduled = false;
  for (const id of floor.state.awaited) {
    const agent = floor.state.agents.get(id);
    if (agent === undefined || !isFree(agent)) continue;
    const call = floor.state.calls.get(agent.waiting[0] ?? "");
    if (call === undefined) continue;
    stopWaiting(floor, call);
    offerCall(floor, call, agent);
  }
  for (let next = findNextInQueues(floor); next !== undefined; next = findNextInQueues(floor)) {
    stopWaiting(floor, next.call);
    offerCall(floor, next.call, next.agent);
  }
  routeChats(floor);
}

/** Returns the call that began first of those at the heads of queues with a free agent, and the agent chosen for it. */
function findNextInQueues(floor: Floor): { call: Call; agent: SignedIn } | undefined {
  const strategy = STRATEGIES[floor.settings.routing];
  let next: { call: Call; agent: SignedIn } | undefined;
  for (const queue of floor.state.queues.values()) {
    // Most queues have no waiting call or no free agent.
    if (queue.waiting.length === 0 || queue.freeAgents.size === 0) continue;
    const call = floor.state.calls.get(queue.waiting[0] ?? "");
    if (call === undefined || (next !== undefined && next.call.begunAt <= call.begunAt)) continue;
    const agent = floor.state.agents.get(strategy.choose(queue.freeAgents) ?? -1);
    if (agent !== undefined && isFree(agent)) next = { call, agent };
  }
  return next;
}

function isFree(agent: Agent): agent is SignedIn {
  return hasSession(agent) && agent.session.state.name === "idle" && allowsMedia(agent, "voice");
}
