// Moves that answer or reject a ringing call, hang up, or drop a call.

import { declareMove, findSignedIn, legsOf, type Move } from "../../floor.ts";
import { LEG_ACTIONS } from "../../model/call.ts";
import type { AgentId, CallId } from "../../model/ids.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import { connectAgent } from "../../steps/connect.ts";
import { failDial } from "../../steps/dialing.ts";
import { dropAgentCall, hangUp, rejectRinging, withdrawUnanswered } from "../../steps/hang-up.ts";
import { takeOffHook } from "../../steps/off-hook.ts";

/** The input of `answerCall`. */
export interface AnswerCall {
  agent: AgentId;
  /** The call to answer if several ring; the first if undefined. */
  call: CallId | undefined;
}

/**
 * Answers a ringing call (cec_07_1234). This also picks up a phone that is linked to the client. Any other phone must be picked up
 * first.
 *
 * Refuses: not-signed-in, nothing-to-answer.
 */
export const answerCall: Move<AnswerCall, "done"> = declareMove((floor, { agent: id, call: wanted }) => {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const { phoneLinkage } = agent.session.details;
  const found = legsOf(floor, agent).find(
    ({ call, leg }) =>
      LEG_ACTIONS[leg.state].includes("answer") &&
      leg.side === "called" &&
      (leg.state === "ringing" || phoneLinkage) &&
      (wanted === undefined || call.id === wanted),
  );
  if (found === undefined) return refuse("nothing-to-answer");
  const { call, leg } = found;
  if (leg.state === "alerting") takeOffHook(floor, call, leg);
  if (leg.answeredAt === undefined) connectAgent(floor, call, leg);
  return "done";
});

/**
 * Hangs up the present call (cec_07_1247): the active one, else the dialed one, else the oldest one that rings or is at an IVR. It does not
 * hang up a held call.
 *
 * Refuses: not-signed-in, nothing-to-release.
 */
export const releaseCall: Move<{ agent: AgentId }, "done"> = declareMove((floor, { agent: id }) => {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const legs = legsOf(floor, agent).filter(({ leg }) => LEG_ACTIONS[leg.state].includes("release"));
  const found =
    legs.find(({ leg }) => leg.state === "talking") ?? legs.find(({ leg }) => leg.state === "dialing") ?? legs[0];
  if (found === undefined) return refuse("nothing-to-release");
  hangUp(floor, found.call, found.leg);
  return "done";
});

/** The input of `rejectCall`. */
export interface RejectCall {
  agent: AgentId;
  /** The call to reject; the one that rings if undefined. */
  call: CallId | undefined;
  after: "busy" | "idle";
}

/**
 * Rejects a ringing call (cec_07_1253). With `busy`, the agent becomes busy unless it has other calls, and a call from a queue returns to
 * it. With `idle`, the state after a call begins, and a customer is released, unless the call is being transferred.
 *
 * Refuses: not-signed-in, nothing-to-reject, rings-not-here.
 */
export const rejectCall: Move<RejectCall, "done"> = declareMove((floor, { agent: id, call: wanted, after }) => {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const ringing = legsOf(floor, agent).filter(({ leg }) => leg.state === "ringing" && leg.side === "called");
  if (ringing.length === 0) return refuse("nothing-to-reject");
  const found = ringing.find(({ call }) => wanted === undefined || call.id === wanted);
  if (found === undefined) return refuse("rings-not-here");
  rejectRinging(floor, found.call, found.leg, after);
  return "done";
});

/** Ends one of the agent's calls by its id, in any state (cec_07_1246). Refuses: not-signed-in, nothing-to-drop. */
export const dropCall: Move<{ agent: AgentId; call: CallId }, "done"> = declareMove(
  (floor, { agent: id, call: wanted }) => {
    const agent = findSignedIn(floor, id);
    if (agent instanceof Refusal) return agent;
    const found = legsOf(floor, agent).find(({ call }) => call.id === wanted);
    if (found === undefined) return refuse("nothing-to-drop");
    dropAgentCall(floor, found.call, found.leg);
    return "done";
  },
);

/**
 * Ends the ring time of a call: withdraws the call from an agent who did not answer. If the agent did not pick up its phone for its own
 * call, that call fails. Refuses: not-signed-in, no-such-call.
 */
export const endRingTime: Move<{ call: CallId; agent: AgentId }, "done"> = declareMove(
  (floor, { call: callId, agent: id }) => {
    const agent = findSignedIn(floor, id);
    if (agent instanceof Refusal) return agent;
    const found = legsOf(floor, agent).find(({ call, leg }) => call.id === callId && leg.answeredAt === undefined);
    if (found === undefined) return refuse("no-such-call");
    if (found.leg.side === "caller") failDial(floor, found.call, found.leg, "phoneNotLifted");
    else withdrawUnanswered(floor, found.call, found.leg);
    return "done";
  },
);
