// Steps for a call after a party has left it: the others continue to talk, or are released.

import type { Floor } from "../floor.ts";
import { type Call, isConsultation, wasAnswered } from "../model/call.ts";
import type { DialFailure } from "../model/event.ts";
import { endBridge } from "./bridge.ts";
import { failDial, returnFromConsultation } from "./dialing.ts";
import { endCall } from "./end-call.ts";
import { agentOfLeg, releaseAgent } from "./legs.ts";
import { resumeTalk } from "./resume-talk.ts";
import { failTransfer } from "./transfer.ts";
import { beginWaiting } from "./waiting.ts";

/** Returns the number of connected parties in a call, including agents who hold it. */
export function countParties(call: Call): number {
  return call.outside.filter(({ state }) => state === "here").length + call.legs.filter(wasAnswered).length;
}

/**
 * Continues a call after a party has left. The agents in the call get an event, except in a consultation of two. A call that waits or is at
 * an IVR continues if it still has an outside party. Otherwise, two or more parties continue to talk. A single one is released, or
 * continues in the call that this one is joined with.
 *
 * @param goneNumber the number of the party that has left.
 */
export function continueAfterLeave(floor: Floor, call: Call, goneNumber: string): void {
  for (const leg of call.legs) {
    // In a two-party consultation, each agent gets the event of its own leg instead.
    if (isConsultation(call) && call.bridge === undefined) continue;
    const reported = leg.state === "joined" ? (call.bridge?.with ?? call.id) : call.id;
    floor.emit({ type: "otherSideLeft", agent: leg.agent, call: reported, number: goneNumber });
  }
  const isWaitingOrAtIvr = call.outside.length > 0 && (call.waiting || call.ivr !== undefined);
  if (isWaitingOrAtIvr) return;
  // If no agent is left, an outside party whose phone still rings is the target of a transfer.
  const calledCount = call.legs.length === 0 && call.outside.some(({ state }) => state === "called") ? 1 : 0;
  if (countParties(call) + calledCount < 2) {
    if (call.bridge === undefined) releaseAll(floor, call);
    else endBridge(floor, call);
    return;
  }
  if (call.transfer?.answered !== true) return;
  call.transfer = undefined;
  for (const leg of call.legs) {
    if (leg.state === "talking") resumeTalk(floor, call, leg);
  }
}

/** Releases all remaining parties of a call, and ends it. */
export function releaseAll(floor: Floor, call: Call): void {
  for (const leg of call.legs.slice()) {
    const agent = agentOfLeg(floor, leg);
    releaseAgent(floor, call, leg, agent, "other");
    if (leg.side === "caller" && isConsultation(call)) returnFromConsultation(floor, call, agent);
  }
  endCall(floor, call);
}

/**
 * Continues a call after a called party did not take it. A transfer fails, and so does a call that an agent made. A call from a queue
 * returns to the head of the queue. Any other call ends.
 */
export function continueWithout(floor: Floor, call: Call, cause: DialFailure): void {
  const caller = call.legs.find(({ side, answeredAt }) => side === "caller" && answeredAt === undefined);
  if (call.transfer !== undefined) failTransfer(floor, call, call.transfer);
  else if (caller !== undefined) failDial(floor, call, caller, cause);
  else if (call.destination !== undefined && "queue" in call.destination) beginWaiting(floor, call, "head");
  else releaseAll(floor, call);
}
