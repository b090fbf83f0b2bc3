// A call comes to where it is to wait: it joins the line there or, where there is no room left, its caller is turned away.

import type { Floor } from "../floor.ts";
import type { Call } from "../model/call.ts";
import { MOST_CALLS, MOST_WAITING } from "../model/capacity.ts";
import type { Queue } from "../model/queue.ts";
import { releaseAll } from "./settle.ts";
import { wait, waitingLine } from "./waiting.ts";

/** Has a call join the line of a queue, or of the agent whom it asks for when there is none, behind the others. */
export function lineUp(floor: Floor, call: Call, queue: Queue | undefined): void {
  if (queue !== undefined) {
    call.queue = queue.id;
    call.destination = { queue: queue.id };
  }
  const full = whatIsFull(floor, call, queue);
  if (full !== undefined) {
    if (queue !== undefined) queue.figures.turnedAway++;
    floor.emit({ type: "callTurnedAway", call: call.id, queue: queue?.id, full });
    releaseAll(floor, call);
    return;
  }
  if (queue !== undefined) {
    queue.figures.arrived++;
    floor.emit({ type: "callQueued", call: call.id, queue: queue.id });
  }
  wait(floor, call, "tail");
}

function whatIsFull(floor: Floor, call: Call, queue: Queue | undefined): "queue" | "agent" | "center" | undefined {
  // The call itself is one of them already.
  if (floor.state.calls.size > MOST_CALLS) return "center";
  if (queue !== undefined) return queue.waiting.length >= queue.maxWaiting ? "queue" : undefined;
  return (waitingLine(floor, call)?.length ?? 0) >= MOST_WAITING ? "agent" : undefined;
}
