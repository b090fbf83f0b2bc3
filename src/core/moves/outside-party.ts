// Moves of outside parties: they hang up or give up; called ones answer, are busy, refuse, or do not answer.

import { type Floor, type Move, move } from "../floor.ts";
import { type Call, isThrough } from "../model/call.ts";
import type { DialFailure } from "../model/event.ts";
import type { CallId } from "../model/ids.ts";
import type { OutsideAct, OutsideParty } from "../model/outside.ts";
import { refuse } from "../model/refusal.ts";
import { callerIsThrough } from "../steps/connect.ts";
import { dialFailed } from "../steps/dialing.ts";
import { mediaAt } from "../steps/facts.ts";
import { customersAreServed, joinsIn, removeOutside } from "../steps/outside-party.ts";
import { settle } from "../steps/settle.ts";
import { transferAnswered, transferFailed } from "../steps/transfer.ts";
import { queueOfDestination, stopWaiting } from "../steps/waiting.ts";

export interface OutsideActs {
  call: CallId;
  /** Which outside party; if undefined, the called one if there is one, else the customer. */
  number?: string;
  act: OutsideAct;
}

/**
 * Performs an act of an outside party. Only a called party can answer, be busy, or refuse. Every party can hang up.
 *
 * Refuses: no-such-call, no-such-party, outside-party-not-called.
 */
export const outsideActs: Move<OutsideActs, "done"> = move((floor, { call: id, number, act }) => {
  const call = floor.state.calls.get(id);
  if (call === undefined) return refuse("no-such-call");
  const party = partyMeant(call, number, act);
  if (party === undefined) return refuse("no-such-party");
  if (act === "hangs-up" || act === "gives-up") {
    if (party.state === "here") leaves(floor, call, party);
    else failsToCome(floor, call, party, "refused");
    return "done";
  }
  if (party.state !== "called") return refuse("outside-party-not-called");
  if (act === "answers") answers(floor, call, party);
  else failsToCome(floor, call, party, FAILURE_OF[act]);
  return "done";
});

/** The customer hangs up. Refuses: no-such-call, no-such-party. */
export const customerHangsUp: Move<{ call: CallId }, "done"> = move((floor, { call }) =>
  outsideActs(floor, { call, act: "hangs-up" }),
);

const FAILURE_OF = { "is-busy": "busy", refuses: "refused", "does-not-answer": "noAnswer" } as const;

function partyMeant(call: Call, number: string | undefined, act: OutsideAct): OutsideParty | undefined {
  // If two parties have the same number, the last one is meant.
  if (number !== undefined) return call.outside.findLast((party) => party.number === number);
  const customer = call.outside[0];
  return act === "hangs-up" ? customer : (call.outside.find(({ state }) => state === "called") ?? customer);
}

/** Removes an outside party that hangs up. It is the customer, or was called and has answered. */
function leaves(floor: Floor, call: Call, party: OutsideParty): void {
  // The call waits or rings, and no agent has answered it. If outside parties talk with each other or with an IVR, it has no legs.
  const unserved = call.waiting || (call.legs.length > 0 && !call.legs.some(isThrough));
  stopWaiting(floor, call);
  if (call.destination !== undefined && unserved) {
    const queue = queueOfDestination(floor, call);
    if (queue !== undefined) queue.figures.abandoned++;
    floor.emit({ type: "callAbandoned", call: call.id, queue: queue?.id });
  }
  removeOutside(floor, call, party);
  settle(floor, call, party.number);
}

function answers(floor: Floor, call: Call, party: OutsideParty): void {
  const { transfer } = call;
  const caller = call.legs.find(({ state }) => state === "dialing");
  joinsIn(floor, call, party);
  customersAreServed(floor, call);
  if (transfer !== undefined) transferAnswered(floor, call, transfer);
  if (caller === undefined) return;
  // A video call drops when it is answered if either side has no video.
  if (call.media === "video" && mediaAt(call, floor.state.agents.get(caller.agent)) === "voice") {
    removeOutside(floor, call, party);
    dialFailed(floor, call, caller, "unreachable");
  } else callerIsThrough(floor, call, caller);
}

function failsToCome(floor: Floor, call: Call, party: OutsideParty, cause: DialFailure): void {
  const caller = call.legs.find(({ state }) => state === "dialing");
  removeOutside(floor, call, party);
  if (call.transfer !== undefined) transferFailed(floor, call, call.transfer);
  else if (caller !== undefined) dialFailed(floor, call, caller, cause);
  else settle(floor, call, party.number);
}
