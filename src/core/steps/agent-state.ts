// Steps that change the state of a signed-in agent, each with its events.

import type { Floor, SignedIn } from "../floor.ts";
import type { AgentState, Booking } from "../model/agent.ts";
import type { CallId } from "../model/ids.ts";
import type { TimerId } from "../time/clock.ts";
import type { Duration, Instant } from "../time/time.ts";
import { addToFreeAgents, removeFromFreeAgents } from "./free-agents.ts";
import { requestChatRouting } from "./waiting.ts";

/** The platform's own reasons for a busy state; clients use 200 to 250. */
export const BUSY_REASON = { none: 0, notAnswered: 2, forced: 3, rejected: 7 } as const;

/** Makes an agent idle. Also emits the event if it is already idle. */
export function becomeIdle(floor: Floor, agent: SignedIn, forced = false): void {
  const again = agent.session.state.name === "idle";
  if (!again) enterState(floor, agent, { name: "idle", since: floor.clock.now });
  floor.emit({ type: "becameIdle", agent: agent.id, again, forced });
}

/** Makes an agent busy. Also emits the event if it is already busy. */
export function becomeBusy(floor: Floor, agent: SignedIn, reason: number): void {
  const again = agent.session.state.name === "busy";
  enterState(floor, agent, { name: "busy", since: floor.clock.now, reason });
  floor.emit({ type: "becameBusy", agent: agent.id, reason, again });
}

/** Begins a rest. After the granted time, an event reminds the agent, and the rest continues. */
export function beginRest(floor: Floor, agent: SignedIn, cause: number, granted: Duration): void {
  const now = floor.clock.now;
  enterState(floor, agent, {
    name: "rest",
    since: now,
    cause,
    granted,
    timer: scheduleRestOver(floor, agent, now + granted),
  });
  floor.emit({ type: "restBegan", agent: agent.id, restCause: cause, granted });
}

/** Extends a rest: from its granted end, or from now on if that is past. */
export function prolongRest(floor: Floor, agent: SignedIn, rest: AgentState & { name: "rest" }, more: Duration): void {
  const end = Math.max(rest.since + rest.granted, floor.clock.now) + more;
  floor.clock.cancel(rest.timer);
  rest.timer = scheduleRestOver(floor, agent, end);
  rest.granted = end - rest.since;
  floor.emit({ type: "restProlonged", agent: agent.id, granted: more });
}

function scheduleRestOver(floor: Floor, { id, session }: SignedIn, at: Instant): TimerId {
  return floor.clock.schedule(at, { kind: "rest-over", agent: id, session: session.serial });
}

/** Begins wrap-up. `asked`: the agent requested it; otherwise it follows a call, a conference or the sign-in. */
export function beginWrapUp(floor: Floor, agent: SignedIn, asked: boolean): void {
  enterState(floor, agent, { name: "wrapUp", since: floor.clock.now });
  floor.emit({ type: "wrapUpBegan", agent: agent.id, asked });
}

/** Puts an idle inspector into the state of an inspection. */
export function enterInspection(floor: Floor, agent: SignedIn): void {
  enterState(floor, agent, { name: "inspecting", since: floor.clock.now });
}

/** Makes an agent occupied with a conference. */
export function enterConference(floor: Floor, agent: SignedIn): void {
  enterState(floor, agent, { name: "occupied", since: floor.clock.now });
}

/** Makes an agent occupied with a call. `told`: whether its client gets the event. */
export function becomeOccupied(floor: Floor, agent: SignedIn, call: CallId, told: boolean): void {
  if (agent.session.state.name !== "occupied") enterState(floor, agent, { name: "occupied", since: floor.clock.now });
  floor.emit({ type: "occupied", agent: agent.id, call, told });
}

/** Ends a busy, rest or wrap-up state on request. The booked state begins, or else the agent is idle. */
export function endState(floor: Floor, agent: SignedIn, ended: "busyEnded" | "restEnded" | "wrapUpEnded"): void {
  const booking = takeBooking(agent);
  if (booking === undefined) enterState(floor, agent, { name: "idle", since: floor.clock.now });
  floor.emit({ type: ended, agent: agent.id });
  if (booking !== undefined) beginBooked(floor, agent, booking);
}

/**
 * Begins the state after an agent's last call, conference or inspection: wrap-up if it has talked and `autoEnterIdle` is off, else the
 * booked state or idle. If the agent still has a call or a conference, or its session is ending, only stores whether it has talked.
 */
export function beginStateAfterCall(floor: Floor, agent: SignedIn, talked: boolean): void {
  const { session } = agent;
  session.talked ||= talked;
  if (session.calls.length > 0 || session.conference !== undefined || session.ending) return;
  const needsWrapUp = session.talked && !session.details.autoEnterIdle;
  session.talked = false;
  if (needsWrapUp) {
    beginWrapUp(floor, agent, false);
    return;
  }
  const booking = takeBooking(agent);
  if (booking === undefined) becomeIdle(floor, agent);
  else beginBooked(floor, agent, booking);
}

/** Ends the present state, without an event: cancels the timer of a rest, and removes an idle agent from the free agents. */
export function leaveState(floor: Floor, agent: SignedIn): void {
  const { state } = agent.session;
  if (state.name === "rest") floor.clock.cancel(state.timer);
  if (state.name === "idle") removeFromFreeAgents(floor, agent);
}

function enterState(floor: Floor, agent: SignedIn, state: AgentState): void {
  const before = agent.session.state.name;
  leaveState(floor, agent);
  agent.session.state = state;
  if (state.name === "idle") addToFreeAgents(floor, agent);
  // An idle agent could already take chats.
  else if (state.name === "occupied" && before !== "idle") requestChatRouting(floor);
}

function takeBooking(agent: SignedIn): Booking | undefined {
  const booking = agent.session.booking;
  agent.session.booking = undefined;
  return booking;
}

function beginBooked(floor: Floor, agent: SignedIn, booking: Booking): void {
  if (booking.kind === "busy") becomeBusy(floor, agent, booking.reason);
  else beginRest(floor, agent, booking.cause, booking.granted);
}
