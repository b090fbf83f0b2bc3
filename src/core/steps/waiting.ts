// The lines in which calls wait: those of the queues, and those of agents who are asked for by name.
import type { Call } from "../call.ts";
import type { Floor } from "../floor.ts";
import type { CallId } from "../ids.ts";

/**
 * Has waiting calls and free agents brought together at this instant, after what is being done now. Routing is an entry of its
 * own on the clock, so that no move ever runs in the middle of another.
 */
export function requestRouting(floor: Floor): void {
  if (floor.state.routingBooked) return;
  floor.state.routingBooked = true;
  floor.clock.book(floor.clock.now, { kind: "route" });
}

/** Puts a call where it waits: with the agent it asks for, or in its queue; at the head when it had its turn before. */
export function wait(floor: Floor, call: Call, place: "head" | "tail"): void {
  const line = waitingLine(floor, call);
  if (line === undefined) return;
  if (place === "head") line.unshift(call.id);
  else line.push(call.id);
  if ("agent" in call.destination) floor.state.awaited.add(call.destination.agent);
  requestRouting(floor);
}

/** Takes a call out of the line in which it waits. */
export function stopWaiting(floor: Floor, call: Call): void {
  const line = waitingLine(floor, call);
  const place = line?.indexOf(call.id) ?? -1;
  if (place >= 0) line?.splice(place, 1);
  if ("agent" in call.destination && line?.length === 0) floor.state.awaited.delete(call.destination.agent);
}

function waitingLine(floor: Floor, call: Call): CallId[] | undefined {
  const to = call.destination;
  return "queue" in to ? floor.state.queues.get(to.queue)?.waiting : floor.state.agents.get(to.agent)?.waiting;
}
