// What those outside do: they hang up or give up, and those who are called answer, are busy, refuse, or let it ring.

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
  /** Which of those outside; undefined: the one who is called if somebody is, else the customer. */
  number?: string;
  act: OutsideAct;
}

/**
 * Someone outside acts. To answer, or not to, is for one who is called; whoever takes part, or is called, can hang up.
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
  // The one who came last, should two have the same number.
  if (number !== undefined) return call.outside.findLast((party) => party.number === number);
  const customer = call.outside[0];
  return act === "hangs-up" ? customer : (call.outside.find(({ state }) => state === "called") ?? customer);
}

/** The customer, or someone who was called and answered, hangs up, wherever the call is. */
function leaves(floor: Floor, call: Call, party: OutsideParty): void {
  // It waits or rings, and nobody has it now: not so where those outside talk with each other, or with an IVR.
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
  // A video call to someone who can only hear and speak drops when it is answered, and so it does the other way round.
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
