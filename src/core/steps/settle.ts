// What becomes of a call after someone has left it: the others go on, go back to each other, or are released.

import type { Floor } from "../floor.ts";
import { type Call, isHelp, isThrough } from "../model/call.ts";
import type { DialFailure } from "../model/event.ts";
import { endBridge } from "./bridge.ts";
import { backFromHelp, dialFailed } from "./dialing.ts";
import { endCall } from "./end-call.ts";
import { agentOfLeg, release } from "./legs.ts";
import { talkAgain } from "./talk-again.ts";
import { transferFailed } from "./transfer.ts";
import { wait } from "./waiting.ts";

/** How many are through to each other in a call, agents on hold included. */
export function partiesIn(call: Call): number {
  return call.outside.filter(({ state }) => state === "here").length + call.legs.filter(isThrough).length;
}

/** Someone with a number has left: those who stay are told, and talk on if there are two; one alone is released. */
export function settle(floor: Floor, call: Call, gone: string): void {
  for (const leg of call.legs) {
    // Of a help that two talked in, each is told by the end of its own part.
    if (isHelp(call) && call.bridge === undefined) continue;
    const told = leg.state === "joined" ? (call.bridge?.with ?? call.id) : call.id;
    floor.emit({ type: "otherSideLeft", agent: leg.agent, call: told, number: gone });
  }
  const goesOn = call.outside.length > 0 && (call.waiting || call.ivr !== undefined);
  if (goesOn) return;
  // Someone outside whose phone still rings is one that a customer has been sent to.
  const called = call.legs.length === 0 && call.outside.some(({ state }) => state === "called") ? 1 : 0;
  if (partiesIn(call) + called < 2) {
    if (call.bridge === undefined) releaseAll(floor, call);
    else endBridge(floor, call);
    return;
  }
  if (call.transfer?.answered !== true) return;
  call.transfer = undefined;
  for (const leg of call.legs) {
    if (leg.state === "talking") talkAgain(floor, call, leg);
  }
}

/** Releases everyone who is left in a call: it is over. */
export function releaseAll(floor: Floor, call: Call): void {
  for (const leg of call.legs.slice()) {
    const agent = agentOfLeg(floor, leg);
    release(floor, call, leg, agent, "other");
    if (leg.side === "caller" && isHelp(call)) backFromHelp(floor, call, agent);
  }
  endCall(floor, call);
}

/** Someone who was called has not taken the call, and has no part in it any more: it fails, comes back, or goes to the next. */
export function goOnWithout(floor: Floor, call: Call, cause: DialFailure): void {
  const caller = call.legs.find(({ side, answeredAt }) => side === "caller" && answeredAt === undefined);
  if (call.transfer !== undefined) transferFailed(floor, call, call.transfer);
  else if (caller !== undefined) dialFailed(floor, call, caller, cause);
  else if (call.destination !== undefined && "queue" in call.destination) wait(floor, call, "head");
  else releaseAll(floor, call);
}
