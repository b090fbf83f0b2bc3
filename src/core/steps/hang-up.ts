// Steps for an agent who leaves a call, in any state of its leg.

import { type Floor, legsOf, type SignedIn } from "../floor.ts";
import { type Call, isConsultation, type Leg } from "../model/call.ts";
import type { LeaveCause } from "../model/record.ts";
import { continueAfterLeave, continueWithout, countParties, releaseAll } from "./after-leave.ts";
import { BUSY_REASON, becomeBusy, beginStateAfterCall } from "./agent-state.ts";
import { mergeCalls, separateCalls } from "./bridge.ts";
import { failDial, returnFromConsultation } from "./dialing.ts";
import { listNumbersOfOthers } from "./facts.ts";
import { agentOfLeg, completeLeave, emitLeftCall, putPhoneOnHook, releaseAgent, removeLeg } from "./legs.ts";
import { removeOutsideParty } from "./outside-party.ts";
import { endRecording } from "./recording.ts";
import { resumeTalk } from "./resume-talk.ts";

/** The cause of the end of an agent's part in a call: the agent, or a sign-out that the agent did not request. */
type EndedBy = "agent" | "signedOut";

/** Hangs up a call for an agent, in any state of its leg. After a three-way call, the others continue with each other. */
export function hangUp(floor: Floor, call: Call, leg: Leg, by: EndedBy = "agent"): void {
  const agent = agentOfLeg(floor, leg);
  if (leg.answeredAt === undefined) {
    if (leg.side === "caller") giveUpDialing(floor, call, leg);
    else hangUpRinging(floor, call, leg, agent, by);
  } else if (call.bridge?.by === agent.id) leaveThreeWayCall(floor, agent, call, by);
  else leaveCall(floor, call, leg, agent, by);
}

/** Drops one call of an agent. If it was joined with another one, the agent continues in the other one. */
export function dropAgentCall(floor: Floor, call: Call, leg: Leg): void {
  if (call.bridge?.by !== leg.agent) {
    hangUp(floor, call, leg);
    return;
  }
  const agent = agentOfLeg(floor, leg);
  const other = floor.state.calls.get(call.bridge.with);
  const otherLeg = other?.legs.find((leg) => leg.agent === agent.id);
  separateCalls(floor, call);
  removeLeg(floor, call, leg, agent, "agent");
  emitLeftCall(floor, call, agent, "agent");
  emitOthersLeft(floor, call, agent);
  endRecording(floor, call, leg);
  releaseAll(floor, call);
  if (other !== undefined && otherLeg !== undefined) resumeTalk(floor, other, otherLeg);
}

function leaveCall(floor: Floor, call: Call, leg: Leg, agent: SignedIn, by: EndedBy): void {
  if (call.transfer?.by === agent.id && !call.transfer.answered) withdrawThirdParty(floor, call);
  const othersStay = countParties(call) > 2;
  const isAtIvr = call.ivr !== undefined;
  removeLeg(floor, call, leg, agent, by);
  emitLeftCall(floor, call, agent, by);
  if (!othersStay && !isAtIvr) emitOthersLeft(floor, call, agent);
  if (othersStay && call.transfer?.by === agent.id) {
    call.transfer = undefined;
    call.transferredBy = agent.id;
    floor.emit({ type: "transferred", agent: agent.id, call: call.id, to: "number" });
  }
  completeLeave(floor, call, leg, agent, "agent");
  if (leg.side === "caller" && isConsultation(call)) returnFromConsultation(floor, call, agent);
  continueAfterLeave(floor, call, String(agent.id));
}

/** Reports to an agent who leaves a call that each outside party in it has left. */
export function emitOthersLeft(floor: Floor, call: Call, agent: SignedIn): void {
  for (const { number, state } of call.outside) {
    if (state === "here") floor.emit({ type: "otherSideLeft", agent: agent.id, call: call.id, number });
  }
}

/** Removes the agent who made a three-way call from it. The other two continue in the call that was joined to the active one. */
export function leaveThreeWayCall(floor: Floor, agent: SignedIn, call: Call, by: EndedBy | "other"): void {
  const legs = legsOf(floor, agent);
  const joined = legs.find(({ leg }) => leg.state === "joined");
  const active = legs.find(({ call: { bridge }, leg }) => bridge !== undefined && leg.state === "talking");
  if (joined === undefined || active === undefined) return;
  separateCalls(floor, call);
  leaveBothCalls(floor, agent, joined, active, by);
  for (const { call, leg } of [active, joined]) endRecording(floor, call, leg);
  putPhoneOnHook(floor, active.call, agent, by === "other" ? "platform" : "agent");
  mergeCalls(floor, active.call, joined.call);
  beginStateAfterCall(floor, agent, true);
}

/** Connects the parties of an agent's held call with those of its active call. The agent leaves both. */
export function connectOthers(
  floor: Floor,
  agent: SignedIn,
  held: { call: Call; leg: Leg },
  active: { call: Call; leg: Leg },
): void {
  const [number = ""] = listNumbersOfOthers(held.call, agent.id);
  leaveBothCalls(floor, agent, held, active, "transfer");
  floor.emit({ type: "otherSideLeft", agent: agent.id, call: held.call.id, number });
  putPhoneOnHook(floor, active.call, agent, "platform");
  for (const { call, leg } of [active, held]) endRecording(floor, call, leg);
  mergeCalls(floor, active.call, held.call);
  beginStateAfterCall(floor, agent, true);
}

function leaveBothCalls(
  floor: Floor,
  agent: SignedIn,
  first: { call: Call; leg: Leg },
  active: { call: Call; leg: Leg },
  by: LeaveCause,
): void {
  removeLeg(floor, first.call, first.leg, agent, by);
  floor.emit({ type: "talkPassed", agent: agent.id, call: first.call.id, into: active.call.id });
  removeLeg(floor, active.call, active.leg, agent, by);
  emitLeftCall(floor, active.call, agent, by);
}

/** Cancels a transfer: removes the third party, whether it has answered or not. */
export function withdrawThirdParty(floor: Floor, call: Call): void {
  const { transfer } = call;
  if (transfer === undefined) return;
  const { third, by, formerQueue } = transfer;
  call.transfer = undefined;
  call.queue = formerQueue;
  if ("number" in third) {
    // The last match is the third party, even if the customer has the same number.
    const party = call.outside.findLast(({ number }) => number === third.number);
    if (party !== undefined) removeOutsideParty(floor, call, party);
    return;
  }
  const leg = call.legs.find((leg) => leg.agent === third.agent);
  if (leg !== undefined) withdrawCall(floor, call, leg, String(by));
}

/** Withdraws a ringing call from an agent, because the other side has left. */
export function withdrawCall(floor: Floor, call: Call, leg: Leg, goneNumber: string): void {
  const agent = agentOfLeg(floor, leg);
  if (!isConsultation(call)) floor.emit({ type: "otherSideLeft", agent: agent.id, call: call.id, number: goneNumber });
  releaseAgent(floor, call, leg, agent, "other");
}

function giveUpDialing(floor: Floor, call: Call, leg: Leg): void {
  for (const other of call.legs.slice()) if (other !== leg) withdrawCall(floor, call, other, String(leg.agent));
  failDial(floor, call, leg, "givenUp", "agent");
}

/** Hangs up a ringing call for an agent, who did not answer it. A call from a queue returns to the head of the queue. */
function hangUpRinging(floor: Floor, call: Call, leg: Leg, agent: SignedIn, by: EndedBy): void {
  const fromQueue = call.destination !== undefined && "queue" in call.destination && call.transfer === undefined;
  const cause = fromQueue && by === "agent" ? "redirection" : by;
  removeLeg(floor, call, leg, agent, cause);
  call.turnedAwayBy.push(agent.id);
  emitLeftCall(floor, call, agent, cause);
  putPhoneOnHook(floor, call, agent, "agent");
  continueWithout(floor, call, "refused");
  makeBusyAfterNoAnswer(floor, agent, BUSY_REASON.rejected);
}

/**
 * Rejects a ringing call for an agent, in one of two ways. `busy`: the agent becomes busy unless it has other calls, and a call from a
 * queue returns to the head of the queue. `idle`: the state after a call begins. The caller is also released, unless the call is being
 * transferred or an agent made it.
 */
export function rejectRinging(floor: Floor, call: Call, leg: Leg, after: "busy" | "idle"): void {
  const agent = agentOfLeg(floor, leg);
  removeLeg(floor, call, leg, agent, "noAnswer");
  call.turnedAwayBy.push(agent.id);
  floor.emit({ type: "notAnswered", agent: agent.id, call: call.id });
  if (after === "busy" && agent.session.calls.length === 0) {
    agent.session.booking = undefined;
    becomeBusy(floor, agent, BUSY_REASON.rejected);
  }
  putPhoneOnHook(floor, call, agent, "agent");
  if (after === "idle") beginStateAfterCall(floor, agent, false);
  const isFromCustomer = call.transfer === undefined && !call.legs.some(({ side }) => side === "caller");
  if (after === "idle" && isFromCustomer) releaseAll(floor, call);
  else continueWithout(floor, call, "refused");
}

/** Withdraws a call from an agent who did not answer. */
export function withdrawUnanswered(floor: Floor, call: Call, leg: Leg): void {
  const agent = agentOfLeg(floor, leg);
  removeLeg(floor, call, leg, agent, "noAnswer");
  floor.emit({ type: "notAnswered", agent: agent.id, call: call.id });
  putPhoneOnHook(floor, call, agent, "platform");
  continueWithout(floor, call, "noAnswer");
  makeBusyAfterNoAnswer(floor, agent, BUSY_REASON.notAnswered);
}

/**
 * Makes an agent busy after an unanswered or rejected call, so that the next caller does not wait for the same agent. If the settings
 * forbid it, or the agent has a booked state or another call, the state after a call begins instead.
 */
function makeBusyAfterNoAnswer(floor: Floor, agent: SignedIn, reason: number): void {
  const { booking, calls, ending } = agent.session;
  if (ending) return;
  const becomesBusy = floor.settings.noAnswerAction === "busy" && booking === undefined && calls.length === 0;
  if (becomesBusy) becomeBusy(floor, agent, reason);
  else beginStateAfterCall(floor, agent, false);
}
