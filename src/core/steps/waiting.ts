// The lines in which calls wait: those of the queues, and those of agents who are asked for by name.

import type { Floor } from "../floor.ts";
import type { Call } from "../model/call.ts";
import type { CallId, QueueId } from "../model/ids.ts";
import type { Queue } from "../model/queue.ts";
import { isStaffed } from "../staffing.ts";
import { customersWait } from "./outside-party.ts";

/**
 * Has waiting calls and free agents brought together at this instant, after what is being done now. Routing is an entry of its
 * own on the clock, so that no move ever runs in the middle of another.
 */
export function requestRouting(floor: Floor): void {
  if (floor.state.routingBooked) return;
  floor.state.routingBooked = true;
  floor.clock.book(floor.clock.now, { kind: "route" });
}

/** The queue in which a call waits, or from which it was brought to an agent; not one that it is merely booked under. */
export function queueOfDestination(floor: Floor, { destination: to }: Call): Queue | undefined {
  return to !== undefined && "queue" in to ? floor.state.queues.get(to.queue) : undefined;
}

/** Puts a call where it waits: with the agent it asks for, or in its queue; at the head when it had its turn before. */
export function wait(floor: Floor, call: Call, place: "head" | "tail"): void {
  const line = waitingLine(floor, call);
  if (line === undefined) return;
  customersWait(floor, call);
  call.waiting = true;
  if (place === "head") line.unshift(call.id);
  else line.push(call.id);
  const to = call.destination;
  if (to !== undefined && "agent" in to) floor.state.awaited.add(to.agent);
  requestRouting(floor);
}

/** Takes a call out of the line in which it waits. */
export function stopWaiting(floor: Floor, call: Call): void {
  if (!call.waiting) return;
  call.waiting = false;
  const line = waitingLine(floor, call);
  const place = line?.indexOf(call.id) ?? -1;
  if (place >= 0) line?.splice(place, 1);
  const to = call.destination;
  if (to !== undefined && "agent" in to && line?.length === 0) floor.state.awaited.delete(to.agent);
}

/** The queue in which a call for a queue comes to wait: where nobody is signed in to it, the one that takes over from it. */
export function landingQueue(floor: Floor, id: QueueId): QueueId {
  const passed = new Set<QueueId>();
  let landing = id;
  for (;;) {
    const overflow = floor.state.queues.get(landing)?.overflow;
    // Of queues that overflow into each other in a ring, with nobody anywhere, the call waits where it was to go.
    if (overflow === undefined || isStaffed(floor.state, landing)) return landing;
    passed.add(landing);
    if (passed.has(overflow)) return id;
    landing = overflow;
  }
}

/** The line that a call waits in or is to wait in. */
export function waitingLine(floor: Floor, call: Call): CallId[] | undefined {
  const to = call.destination;
  if (to !== undefined && "agent" in to) return floor.state.agents.get(to.agent)?.waiting;
  return queueOfDestination(floor, call)?.waiting;
}
