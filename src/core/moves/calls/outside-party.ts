// Moves of outside parties: every party can hang up or give up; a called one can also answer, be busy, refuse, or not answer.

import { declareMove, type Floor, type Move } from "../../floor.ts";
import { type Call, wasAnswered } from "../../model/call.ts";
import type { DialFailure } from "../../model/event.ts";
import type { CallId } from "../../model/ids.ts";
import type { OutsideAct, OutsideParty } from "../../model/outside.ts";
import { refuse } from "../../model/refusal.ts";
import { continueAfterLeave } from "../../steps/after-leave.ts";
import { connectCaller } from "../../steps/connect.ts";
import { failDial } from "../../steps/dialing.ts";
import { chooseMedia } from "../../steps/facts.ts";
import { addAnsweredParty, removeOutsideParty, scheduleHangUps } from "../../steps/outside-party.ts";
import { completeTransfer, failTransfer } from "../../steps/transfer.ts";
import { findDestinationQueue, stopWaiting } from "../../steps/waiting.ts";

/** The input of `actAsOutsideParty`. */
export interface ActAsOutsideParty {
  call: CallId;
  /** The number of the outside party. If undefined: the called party, or the customer if none is called or the action is `hangs-up`. */
  number?: string;
  act: OutsideAct;
}

/**
 * Performs an action of an outside party. Every party can hang up or give up. The other actions need a party that is being called.
 *
 * Refuses: no-such-call, no-such-party, outside-party-not-called.
 */
export const actAsOutsideParty: Move<ActAsOutsideParty, "done"> = declareMove((floor, { call: id, number, act }) => {
  const call = floor.state.calls.get(id);
  if (call === undefined) return refuse("no-such-call");
  const party = findParty(call, number, act);
  if (party === undefined) return refuse("no-such-party");
  if (act === "hangs-up" || act === "gives-up") {
    if (party.state === "here") handleHangUp(floor, call, party);
    else handleFailure(floor, call, party, "refused");
    return "done";
  }
  if (party.state !== "called") return refuse("outside-party-not-called");
  if (act === "answers") handleAnswer(floor, call, party);
  else handleFailure(floor, call, party, FAILURES_OF_ACTS[act]);
  return "done";
});

/** Hangs up as the customer of a call. Refuses: no-such-call, no-such-party. */
export const hangUpAsCustomer: Move<{ call: CallId }, "done"> = declareMove((floor, { call }) =>
  actAsOutsideParty(floor, { call, act: "hangs-up" }),
);

const FAILURES_OF_ACTS = { "is-busy": "busy", refuses: "refused", "does-not-answer": "noAnswer" } as const;

function findParty(call: Call, number: string | undefined, act: OutsideAct): OutsideParty | undefined {
  // Two parties can have the same number: the one that joined last acts.
  if (number !== undefined) return call.outside.findLast((party) => party.number === number);
  const customer = call.outside[0];
  return act === "hangs-up" ? customer : (call.outside.find(({ state }) => state === "called") ?? customer);
}

/** Removes an outside party that hangs up: the customer, or a called party that has answered. */
function handleHangUp(floor: Floor, call: Call, party: OutsideParty): void {
  // The call waits or rings, and no agent has answered it. If outside parties talk with each other or with an IVR, it has no legs.
  const isUnserved = call.waiting || (call.legs.length > 0 && !call.legs.some(wasAnswered));
  stopWaiting(floor, call);
  if (call.destination !== undefined && isUnserved) {
    const queue = findDestinationQueue(floor, call);
    floor.emit({ type: "callAbandoned", call: call.id, queue: queue?.id });
  }
  removeOutsideParty(floor, call, party);
  continueAfterLeave(floor, call, party.number);
}

function handleAnswer(floor: Floor, call: Call, party: OutsideParty): void {
  const { transfer } = call;
  const caller = call.legs.find(({ state }) => state === "dialing");
  addAnsweredParty(floor, call, party);
  scheduleHangUps(floor, call);
  if (transfer !== undefined) completeTransfer(floor, call, transfer);
  if (caller === undefined) return;
  // A video call drops when it is answered if the calling agent has no video.
  if (call.media === "video" && chooseMedia(call, floor.state.agents.get(caller.agent)) === "voice") {
    removeOutsideParty(floor, call, party);
    failDial(floor, call, caller, "unreachable");
  } else connectCaller(floor, call, caller);
}

function handleFailure(floor: Floor, call: Call, party: OutsideParty, cause: DialFailure): void {
  const caller = call.legs.find(({ state }) => state === "dialing");
  removeOutsideParty(floor, call, party);
  if (call.transfer !== undefined) failTransfer(floor, call, call.transfer);
  else if (caller !== undefined) failDial(floor, call, caller, cause);
  else continueAfterLeave(floor, call, party.number);
}
