// The step that adds a call to the waiting calls of a queue or agent, or ends the call if a limit is reached.

import type { Floor } from "../floor.ts";
import type { Call } from "../model/call.ts";
import { MAX_CALLS, MAX_WAITING } from "../model/capacity.ts";
import type { Queue } from "../model/queue.ts";
import { releaseAll } from "./after-leave.ts";
import { beginWaiting, findWaitingCalls } from "./waiting.ts";

/**
 * Adds a call to the waiting calls of a queue; without a queue, to those of the agent that it is for. If a limit is reached, the call ends
 * instead.
 */
export function enqueueOrTurnAway(floor: Floor, call: Call, queue: Queue | undefined): void {
  if (queue !== undefined) {
    call.queue = queue.id;
    call.destination = { queue: queue.id };
  }
  const full = findReachedLimit(floor, call, queue);
  if (full !== undefined) {
    floor.emit({ type: "callTurnedAway", call: call.id, queue: queue?.id, full });
    releaseAll(floor, call);
    return;
  }
  if (queue !== undefined) {
    call.queuedAt = floor.clock.now;
    floor.emit({ type: "callQueued", call: call.id, queue: queue.id });
  }
  beginWaiting(floor, call, "tail");
}

/** Returns the limit that a call exceeds; undefined if none. */
function findReachedLimit(
  floor: Floor,
  call: Call,
  queue: Queue | undefined,
): "queue" | "agent" | "center" | undefined {
  // The call itself is already counted.
  if (floor.state.calls.size > MAX_CALLS) return "center";
  if (queue !== undefined) return queue.waiting.length >= queue.maxWaiting ? "queue" : undefined;
  return (findWaitingCalls(floor, call)?.length ?? 0) >= MAX_WAITING ? "agent" : undefined;
}
