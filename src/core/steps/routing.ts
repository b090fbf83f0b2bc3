// Brings waiting calls and free agents together: the call that waits longest goes to the agent who has been idle longest.
import { type Floor, hasSession, type SignedIn } from "../floor.ts";
import { offer } from "./offer.ts";
import { stopWaiting } from "./waiting.ts";

/** Offers every waiting call for which there is a free agent. Calls for an agent by name come before those of the queues. */
export function route(floor: Floor): void {
  floor.state.routingBooked = false;
  for (const id of floor.state.awaited) {
    const agent = floor.state.agents.get(id);
    const call = floor.state.calls.get(agent?.waiting[0] ?? "");
    if (agent === undefined || call === undefined || !isFree(agent)) continue;
    stopWaiting(floor, call);
    offer(floor, call, agent);
  }
  for (const queue of floor.state.queues.values()) {
    for (const id of queue.free) {
      const call = floor.state.calls.get(queue.waiting[0] ?? "");
      const agent = floor.state.agents.get(id);
      if (call === undefined) break;
      if (agent === undefined || !isFree(agent)) continue;
      queue.waiting.shift();
      offer(floor, call, agent);
    }
  }
}

function isFree(agent: Parameters<typeof hasSession>[0]): agent is SignedIn {
  return hasSession(agent) && agent.session.state.name === "idle";
}
