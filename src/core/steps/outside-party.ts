// Those outside act by themselves: they give up waiting, end a talk, or answer when they are called.

import { type Distribution, sample } from "../chance/distribution.ts";
import type { Floor } from "../floor.ts";
import type { Call } from "../model/call.ts";
import { habitOf, NETWORK_PATIENCE, type OutsideAct, type OutsideParty } from "../model/outside.ts";
import type { Duration } from "../time/time.ts";

/** What one outside does of itself when it has rung. */
const ACT_OF = { answer: "answers", busy: "is-busy", refuse: "refuses", noAnswer: "does-not-answer" } as const;

/** Books what someone outside is going to do, in place of what it was; undefined: nothing. */
export function willAct(floor: Floor, call: Call, party: OutsideParty, act?: OutsideAct, after?: Duration): void {
  floor.clock.cancel(party.next?.timer);
  party.next = undefined;
  if (act === undefined || after === undefined) return;
  const at = floor.clock.now + after;
  const timer = floor.clock.book(at, { kind: "outside-acts", call: call.id, number: party.number, act });
  party.next = { act, at, timer };
}

/** A phone outside begins to ring; what its owner does is a matter of its habits. */
export function callOutside(floor: Floor, call: Call, number: string): OutsideParty {
  const habit = habitOf(floor.state.habits, number);
  // A stream of chance for each agent who calls, so that what one does never changes the luck of another.
  const caller = call.transferredBy ?? call.legs[0]?.agent ?? 0;
  const draw = (length: Distribution, what: string) => sample(length, floor.chance, `${what}-outside/${caller}`);
  const talk = habit.talk && draw(habit.talk, "talk");
  const party: OutsideParty = { number, state: "called", patience: undefined, talk, next: undefined };
  // Whoever takes part already is on the phone.
  const does = call.outside.some((one) => one.number === number) ? "busy" : habit.does;
  call.outside.push(party);
  const after = does === "busy" ? 0 : does === "noAnswer" ? NETWORK_PATIENCE : draw(habit.ring, "ring");
  willAct(floor, call, party, ACT_OF[does], after);
  return party;
}

/** Someone outside who was called takes part from now on. */
export function joinsIn(floor: Floor, call: Call, party: OutsideParty): void {
  party.state = "here";
  willAct(floor, call, party, "hangs-up", party.talk);
  floor.emit({ type: "outsideAnswered", call: call.id, number: party.number });
}

/** Customers who waited are being served: they no longer give up, and have said all that is to be said after a while. */
export function customersAreServed(floor: Floor, call: Call): void {
  for (const party of call.outside) {
    if (party.state === "here" && party.next?.act !== "hangs-up") {
      willAct(floor, call, party, "hangs-up", party.talk);
    }
  }
}

/** Customers wait, and give up after a while; one who waits already is not given more time. */
export function customersWait(floor: Floor, call: Call): void {
  for (const party of call.outside) {
    if (party.next?.act !== "gives-up") willAct(floor, call, party, "gives-up", party.patience);
  }
}

/** Someone outside is in the call no more. */
export function removeOutside(floor: Floor, call: Call, party: OutsideParty): void {
  willAct(floor, call, party);
  call.outside = call.outside.filter((one) => one !== party);
}

/** The call is over for everyone outside. */
export function removeAllOutside(floor: Floor, call: Call): void {
  for (const party of call.outside) willAct(floor, call, party);
  call.outside = [];
}
