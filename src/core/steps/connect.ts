// Steps for an answer: by an agent, or by the other side of a call that an agent made.

import type { Floor } from "../floor.ts";
import type { Call, Leg } from "../model/call.ts";
import { joinCalls } from "./bridge.ts";
import { announceCall, emitTalking, findTransferrer } from "./facts.ts";
import { agentOfLeg } from "./legs.ts";
import { scheduleHangUps } from "./outside-party.ts";
import { beginRecording } from "./recording.ts";
import { completeTransfer } from "./transfer.ts";
import { findDestinationQueue } from "./waiting.ts";

/** Connects an agent who answers. `announcement`: `due` if the call never rang at the agent, so that it is announced now. */
export function connectAgent(floor: Floor, call: Call, leg: Leg, announcement: "given" | "due" = "given"): void {
  const agent = agentOfLeg(floor, leg);
  const transferredBy = findTransferrer(call);
  beginTalk(floor, call, leg);
  scheduleHangUps(floor, call);
  // A call that an agent is transferring does not count as answered from the queue.
  const queue = call.transfer === undefined ? findDestinationQueue(floor, call) : undefined;
  const waited = queue === undefined || call.queuedAt === undefined ? undefined : floor.clock.now - call.queuedAt;
  emitTalking(floor, call, leg, "answered", { transferredBy, waited });
  if (announcement === "due") announceCall(floor, call, leg);
  beginRecording(floor, call, leg, agent);
  const caller = call.legs.find(({ side, state }) => side === "caller" && state === "dialing");
  if (caller !== undefined) connectCaller(floor, call, caller);
  if (call.transfer !== undefined && "agent" in call.transfer.third) completeTransfer(floor, call, call.transfer);
}

/** Connects the caller when the other side of its call has answered. */
export function connectCaller(floor: Floor, call: Call, leg: Leg): void {
  const agent = agentOfLeg(floor, leg);
  const customers = call.feature === "threePartyHelp" ? floor.state.calls.get(call.helps ?? "") : undefined;
  beginTalk(floor, call, leg);
  if (customers !== undefined) {
    joinCalls(floor, agent, customers, call, "consultation");
    return;
  }
  emitTalking(floor, call, leg, "dialed");
  beginRecording(floor, call, leg, agent);
}

function beginTalk(floor: Floor, call: Call, leg: Leg): void {
  const now = floor.clock.now;
  floor.clock.cancel(leg.timer);
  leg.timer = undefined;
  leg.state = "talking";
  leg.since = now;
  leg.answeredAt = now;
  call.answeredAt ??= now;
}
