// Answering a call that rings, and hanging up.
import { LEG_ACTIONS } from "../call.ts";
import { type Floor, legsOf, type Move, type SignedIn, signedIn } from "../floor.ts";
import type { AgentId, CallId } from "../ids.ts";
import { Refusal, refuse } from "../refusal.ts";
import { afterCall, BUSY_REASON, becomeBusy } from "../steps/agent-state.ts";
import { agentLeaves, agentTurnsAway, customerLeaves, notAnswered } from "../steps/leave.ts";
import { connect } from "../steps/offer.ts";

export interface Answer {
  agent: AgentId;
  /** Which of several ringing calls; undefined: the first. */
  call: CallId | undefined;
}

/** Answers a call that rings (cec_07_1234). Refuses: not-signed-in, nothing-to-answer. */
export const answer: Move<Answer, "done"> = (floor, { agent: id, call: wanted }) => {
  const agent = signedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const found = legsOf(floor, agent).find(
    ({ call, leg }) => LEG_ACTIONS[leg.state].includes("answer") && (wanted === undefined || call.id === wanted),
  );
  if (found === undefined) return refuse("nothing-to-answer");
  connect(floor, found.call, found.leg);
  return "done";
};

/**
 * Hangs up the call that is talked, or else turns away one that rings (cec_07_1247). A held call is not hung up so.
 *
 * Refuses: not-signed-in, nothing-to-release.
 */
export const release: Move<{ agent: AgentId }, "done"> = (floor, { agent: id }) => {
  const agent = signedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const legs = legsOf(floor, agent).filter(({ leg }) => LEG_ACTIONS[leg.state].includes("release"));
  const found = legs.find(({ leg }) => leg.state === "talking") ?? legs[0];
  if (found === undefined) return refuse("nothing-to-release");
  if (found.leg.state === "talking") {
    agentLeaves(floor, found.call, found.leg, agent);
    afterCall(floor, agent, true);
  } else {
    agentTurnsAway(floor, found.call, found.leg, agent);
    unreachable(floor, agent, BUSY_REASON.turnedAway);
  }
  return "done";
};

/** The customer hangs up. Refuses: no-such-call. */
export const customerHangsUp: Move<{ call: CallId }, "done"> = (floor, { call: id }) => {
  const call = floor.state.calls.get(id);
  if (call === undefined) return refuse("no-such-call");
  customerLeaves(floor, call);
  return "done";
};

/** A call has rung at an agent for as long as it may: it is taken away, and the agent is made busy where settings say so. */
export const ringTimeout: Move<{ call: CallId; agent: AgentId }, "done"> = (floor, { call: callId, agent: id }) => {
  const agent = signedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const found = legsOf(floor, agent).find(({ call, leg }) => call.id === callId && leg.state === "ringing");
  if (found === undefined) return refuse("no-such-call");
  notAnswered(floor, found.call, found.leg, agent);
  unreachable(floor, agent, BUSY_REASON.notAnswered);
  return "done";
};

/**
 * An agent who does not take calls is made busy, so that the next caller is not kept waiting, unless settings say otherwise or the
 * agent has booked a busy or rest of its own, which keeps callers off as well.
 */
function unreachable(floor: Floor, agent: SignedIn, reason: number): void {
  const { booking, calls } = agent.session;
  const punished = floor.settings.noAnswerAction === "busy" && booking === undefined && calls.length === 0;
  if (punished) becomeBusy(floor, agent, reason);
  else afterCall(floor, agent, false);
}
