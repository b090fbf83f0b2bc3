// The move that disconnects one party from the present call.

import { declareMove, type Floor, findSignedIn, legsOf, type Move, type SignedIn } from "../../floor.ts";
import { type Call, isConsultation, type Leg } from "../../model/call.ts";
import type { AgentId } from "../../model/ids.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import { continueAfterLeave } from "../../steps/after-leave.ts";
import { dropAgentCall, hangUp, leaveThreeWayCall, withdrawThirdParty } from "../../steps/hang-up.ts";
import { agentOfLeg, releaseAgent } from "../../steps/legs.ts";
import { removeOutsideParty } from "../../steps/outside-party.ts";
import { resumeTalk } from "../../steps/resume-talk.ts";

/**
 * Disconnects one number from the agent's active or dialed call (cec_07_1248): a colleague by its work number or phone, an outside party,
 * or the agent itself. A consulted agent can only disconnect itself.
 *
 * Refuses: not-signed-in, nothing-to-disconnect, no-such-number.
 */
export const disconnectParty: Move<{ agent: AgentId; number: string }, "done"> = declareMove(
  (floor, { agent: id, number }) => {
    const agent = findSignedIn(floor, id);
    if (agent instanceof Refusal) return agent;
    const present = legsOf(floor, agent).filter(({ leg }) => leg.state === "talking" || leg.state === "dialing");
    const [first] = present;
    if (first === undefined) return refuse("nothing-to-disconnect");
    if (isNumberOf(agent, number)) {
      hangUp(floor, first.call, first.leg);
      return "done";
    }
    // There are two such calls while a colleague is called for a consultation and the customer is not on hold.
    for (const { call, leg } of present) {
      if (isConsultation(call) && leg.side === "called") continue;
      const joined = floor.state.calls.get(call.bridge?.by === id ? call.bridge.with : "");
      for (const candidate of joined === undefined ? [call] : [call, joined]) {
        if (disconnectNumber(floor, candidate, agent, number)) return "done";
      }
    }
    return refuse("no-such-number");
  },
);

/** Disconnects a number from a call. Returns whether it was in the call. */
function disconnectNumber(floor: Floor, call: Call, agent: SignedIn, number: string): boolean {
  const own = call.legs.find((leg) => leg.agent === agent.id);
  const other = call.legs.find((leg) => leg.agent !== agent.id && isNumberOf(agentOfLeg(floor, leg), number));
  const party = call.outside.findLast((party) => party.number === number);
  if (own === undefined || (other === undefined && party === undefined)) return false;
  if (call.transfer?.answered === false && isThirdParty(call, other, number)) {
    withdrawThirdParty(floor, call);
    resumeTalk(floor, call, own);
    return true;
  }
  const hasTwoOutside = call.bridge === undefined && call.outside.filter(({ state }) => state === "here").length > 1;
  if (other !== undefined && other.agent === call.bridge?.by) {
    leaveThreeWayCall(floor, agentOfLeg(floor, other), call, "other");
  } else if (other !== undefined && call.bridge !== undefined) {
    releaseAgent(floor, call, other, agentOfLeg(floor, other), "other");
    continueAfterLeave(floor, call, number);
  } else if (party !== undefined && (hasTwoOutside || call.bridge !== undefined)) {
    removeOutsideParty(floor, call, party);
    continueAfterLeave(floor, call, number);
  }
  // Disconnecting one of two parties ends the call.
  else dropAgentCall(floor, call, own);
  return true;
}

function isThirdParty({ transfer }: Call, leg: Leg | undefined, number: string): boolean {
  if (transfer === undefined) return false;
  return "number" in transfer.third ? transfer.third.number === number : transfer.third.agent === leg?.agent;
}

/** Returns whether a number is an agent's work number or the phone of its session. */
function isNumberOf({ id, session }: SignedIn, number: string): boolean {
  return number === String(id) || (number !== "" && number === session.details.phone);
}
