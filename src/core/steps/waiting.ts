// Steps of the calls that wait in a queue, and of direct calls that wait for an agent.

import type { Floor } from "../floor.ts";
import type { Call } from "../model/call.ts";
import type { CallId, QueueId } from "../model/ids.ts";
import type { Queue } from "../model/queue.ts";
import { isStaffed } from "../staffing.ts";
import { scheduleGiveUps } from "./outside-party.ts";

/**
 * Schedules routing at this instant, after the present move. Routing is a separate entry of the clock, so that no move runs inside another
 * one.
 */
export function requestRouting(floor: Floor): void {
  if (floor.state.isRoutingScheduled) return;
  floor.state.isRoutingScheduled = true;
  floor.clock.schedule(floor.clock.now, { kind: "route" });
}

/** Schedules routing if the center has chats, because an agent who is not idle may now be able to take one. It can't take a call. */
export function requestChatRouting(floor: Floor): void {
  if (floor.state.chats.size > 0) requestRouting(floor);
}

/** Returns the queue that a call waits in or came from; not the queue that it only belongs to. */
export function findDestinationQueue(floor: Floor, { destination: to }: Call): Queue | undefined {
  return to !== undefined && "queue" in to ? floor.state.queues.get(to.queue) : undefined;
}

/** Adds a call to the waiting calls of its destination. `head`: it was offered before. */
export function beginWaiting(floor: Floor, call: Call, place: "head" | "tail"): void {
  const waiting = findWaitingCalls(floor, call);
  if (waiting === undefined) return;
  scheduleGiveUps(floor, call);
  call.waiting = true;
  if (place === "head") waiting.unshift(call.id);
  else waiting.push(call.id);
  const to = call.destination;
  if (to !== undefined && "agent" in to) floor.state.awaited.add(to.agent);
  requestRouting(floor);
}

/** Removes a call from the waiting calls of its destination. */
export function stopWaiting(floor: Floor, call: Call): void {
  if (!call.waiting) return;
  call.waiting = false;
  const waiting = findWaitingCalls(floor, call);
  const place = waiting?.indexOf(call.id) ?? -1;
  if (place >= 0) waiting?.splice(place, 1);
  const to = call.destination;
  if (to !== undefined && "agent" in to && waiting?.length === 0) floor.state.awaited.delete(to.agent);
}

/** Returns the queue in which a call or chat waits: the given one, or its overflow queue if no agent is signed in to it. */
export function findLandingQueue(floor: Floor, id: QueueId): QueueId {
  if (floor.state.queues.get(id)?.overflow === undefined) return id;
  const passed = new Set<QueueId>();
  let landing = id;
  for (;;) {
    const { overflow, media } = floor.state.queues.get(landing) ?? {};
    if (overflow === undefined || isStaffed(floor.state, landing)) return landing;
    // Calls and chats never wait in the same queue.
    if (floor.state.queues.get(overflow)?.media !== media) return landing;
    passed.add(landing);
    // If the overflows of queues form a cycle and none of them has agents, the call or chat waits in the given one.
    if (passed.has(overflow)) return id;
    landing = overflow;
  }
}

/** Returns the waiting calls of a call's destination. */
export function findWaitingCalls(floor: Floor, call: Call): CallId[] | undefined {
  const to = call.destination;
  if (to !== undefined && "agent" in to) return floor.state.agents.get(to.agent)?.waiting;
  return findDestinationQueue(floor, call)?.waiting;
}
