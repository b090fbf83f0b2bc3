// Steps that find an agent's legs of calls, and end a leg with its record, events and phone.

import { type Floor, hasSession, legsOf, type SignedIn } from "../floor.ts";
import { type Call, LEG_ACTIONS, type Leg, wasAnswered } from "../model/call.ts";
import type { CallId } from "../model/ids.ts";
import { addRecord, type LeaveCause } from "../model/record.ts";
import { beginStateAfterCall } from "./agent-state.ts";
import { endRecording } from "./recording.ts";

/**
 * Returns the agent of a leg.
 *
 * @throws Error if the agent is not signed in. This is a bug: a leg must not outlive the session of its agent.
 */
export function agentOfLeg(floor: Floor, leg: Leg): SignedIn {
  const agent = floor.state.agents.get(leg.agent);
  if (agent === undefined || !hasSession(agent)) throw new Error(`Agent ${leg.agent} has a leg but no session.`);
  return agent;
}

/** Returns an agent's held call and its leg: the wanted call, or the last one held if `wanted` is undefined; undefined if there is none. */
export function findHeldCall(legs: ReturnType<typeof legsOf>, wanted: CallId | undefined) {
  return legs
    .filter(
      ({ call, leg }) => LEG_ACTIONS[leg.state].includes("retrieve") && (wanted === undefined || call.id === wanted),
    )
    .toSorted((a, b) => b.leg.since - a.leg.since)[0];
}

/** Removes an agent's leg from a call, and stores its record. Emits no event. */
export function removeLeg(floor: Floor, call: Call, leg: Leg, agent: SignedIn, cause: LeaveCause): void {
  floor.clock.cancel(leg.timer);
  call.legs = call.legs.filter((other) => other !== leg);
  agent.session.calls = agent.session.calls.filter((id) => id !== call.id);
  agent.lastCall = {
    call: call.id,
    agent: agent.id,
    feature: call.feature,
    media: call.media,
    caller: call.caller,
    called: call.called,
    queue: call.queue,
    data: call.data,
    begunAt: call.begunAt,
    answeredAt: leg.answeredAt,
    endedAt: floor.clock.now,
    cause,
  };
  addRecord(floor.state.records, agent.lastCall);
}

/** Emits the event that an agent has left a call. Its leg must have been removed before. */
export function emitLeftCall(floor: Floor, call: Call, agent: SignedIn, by: LeaveCause): void {
  const stillTalking = legsOf(floor, agent).some(({ leg }) => wasAnswered(leg));
  floor.emit({ type: "leftCall", agent: agent.id, call: call.id, by, stillTalking });
}

/** Removes an agent from a call without the agent's request: removes its leg, emits the event and completes the removal. */
export function releaseAgent(floor: Floor, call: Call, leg: Leg, agent: SignedIn, cause: "other" | "taken"): void {
  removeLeg(floor, call, leg, agent, cause);
  emitLeftCall(floor, call, agent, cause);
  completeLeave(floor, call, leg, agent, "platform");
}

/** Completes the removal of a leg: ends the recording, puts the phone on hook, and begins the agent's next state. */
export function completeLeave(
  floor: Floor,
  call: Call,
  leg: Leg,
  agent: SignedIn,
  phoneBy: "agent" | "platform",
): void {
  endRecording(floor, call, leg);
  putPhoneOnHook(floor, call, agent, phoneBy);
  beginStateAfterCall(floor, agent, wasAnswered(leg));
}

/** Puts an agent's phone on hook if no call is left. A phone that is always off hook, or that a player took off hook, stays off hook. */
export function putPhoneOnHook(floor: Floor, call: Call, agent: SignedIn, by: "agent" | "platform"): void {
  const { details, calls, player } = agent.session;
  if (details.releasePhone && calls.length === 0 && player?.tookPhone !== true) {
    floor.emit({ type: "phoneOnHook", agent: agent.id, call: call.id, by });
  }
}
