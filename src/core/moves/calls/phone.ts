// Moves on the agent's own phone: pickup by the client or at the end of the pickup time, and hanging up.
import { declareMove, findSignedIn, legsOf, type Move } from "../../floor.ts";
import type { AgentId, CallId } from "../../model/ids.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import { pickUpForConference } from "../../steps/conferences/entering.ts";
import { leaveOwnConference } from "../../steps/conferences/leaving.ts";
import { connectAgent } from "../../steps/connect.ts";
import { hangUp } from "../../steps/hang-up.ts";
import { endInspection, isInspecting } from "../../steps/inspection.ts";
import { takeOffHook } from "../../steps/off-hook.ts";

/** Picks up an alerting phone when its pickup time is over. Refuses: not-signed-in, no-such-call. */
export const takeAlertingPhoneOffHook: Move<{ call: CallId; agent: AgentId }, "done"> = declareMove(
  (floor, { call: callId, agent: id }) => {
    const agent = findSignedIn(floor, id);
    if (agent instanceof Refusal) return agent;
    const found = legsOf(floor, agent).find(({ call, leg }) => call.id === callId && leg.state === "alerting");
    if (found === undefined) return refuse("no-such-call");
    takeOffHook(floor, found.call, found.leg);
    return "done";
  },
);

/**
 * Picks up the phone that is linked to the client, and answers its call or joins its conference. For the agent's own call, this dials.
 *
 * Refuses: not-signed-in, phone-not-linked, phone-silent.
 */
export const pickUpPhone: Move<{ agent: AgentId }, "done"> = declareMove((floor, { agent: id }) => {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  if (!agent.session.details.phoneLinkage) return refuse("phone-not-linked");
  if (pickUpForConference(floor, agent)) return "done";
  const found = legsOf(floor, agent).find(({ leg }) => leg.state === "alerting" || leg.state === "ringing");
  if (found === undefined) return refuse("phone-silent");
  const { call, leg } = found;
  if (leg.state === "alerting") takeOffHook(floor, call, leg);
  if (leg.side === "called" && leg.answeredAt === undefined) connectAgent(floor, call, leg);
  return "done";
});

/**
 * Puts the phone that is linked to the client on hook. This ends the agent's inspection, its part in a conference, or its part in every
 * call. The other parties of a three-way call continue.
 *
 * Refuses: not-signed-in, phone-not-linked, nothing-to-release.
 */
export const hangUpPhone: Move<{ agent: AgentId }, "done"> = declareMove((floor, { agent: id }) => {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  if (!agent.session.details.phoneLinkage) return refuse("phone-not-linked");
  if (isInspecting(agent)) {
    endInspection(floor, agent, "agent");
    return "done";
  }
  if (agent.session.conference !== undefined) {
    leaveOwnConference(floor, agent, "hungUp");
    return "done";
  }
  if (agent.session.calls.length === 0) return refuse("nothing-to-release");
  for (let [next] = legsOf(floor, agent); next !== undefined; [next] = legsOf(floor, agent)) {
    hangUp(floor, next.call, next.leg);
  }
  return "done";
});
