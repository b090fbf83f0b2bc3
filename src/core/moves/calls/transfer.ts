// Moves that transfer a call to a colleague, a queue, an IVR or an outside number, or cancel a transfer.

import {
  declareMove,
  type Floor,
  findSignedIn,
  isCalling,
  isQueueOfCalls,
  legsOf,
  type Move,
  type SignedIn,
} from "../../floor.ts";
import { type Call, isInside, type Leg } from "../../model/call.ts";
import type { AgentId, IvrId, QueueId } from "../../model/ids.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import { emitAlerting, findFreeColleague } from "../../steps/dialing.ts";
import { enqueueOrTurnAway } from "../../steps/enqueue.ts";
import { withdrawThirdParty } from "../../steps/hang-up.ts";
import { sendToIvr } from "../../steps/ivr.ts";
import { completeLeave, emitLeftCall, removeLeg } from "../../steps/legs.ts";
import { offerCall } from "../../steps/offer.ts";
import { callOutside } from "../../steps/outside-party.ts";
import { resumeTalk } from "../../steps/resume-talk.ts";
import { failTransfer } from "../../steps/transfer.ts";
import { findLandingQueue } from "../../steps/waiting.ts";

/** The target of a transfer: a colleague, a queue, an IVR or an outside number. */
export type TransferTarget = { agent: AgentId } | { queue: QueueId } | { ivr: IvrId } | { number: string };

/**
 * `release`: the agent leaves immediately. `success`: it leaves when the third party answers. `suspend`: an IVR returns the call. `talk`
 * and `threeParty`: with an outside number, all three stay until one of them leaves. In `talk`, the customer is on hold until then.
 */
export type TransferMode = "release" | "success" | "suspend" | "talk" | "threeParty";

/** The input of `transferCall`. */
export interface TransferCall {
  agent: AgentId;
  to: TransferTarget;
  mode: TransferMode;
  /** The queue that the call belongs to from now on. Ignored if the target is a queue or an IVR, or the call is released to a number. */
  queue?: QueueId | undefined;
  /** Data to attach to the call, instead of its present data. */
  data?: string | undefined;
}

/**
 * Transfers the call that the agent talks in (cec_07_1242).
 *
 * Refuses: not-signed-in, nothing-to-transfer, call-forbids, call-in-the-way, unknown-agent, no-such-queue, no-such-ivr.
 */
export const transferCall: Move<TransferCall, "done"> = declareMove((floor, { agent: id, to, mode, queue, data }) => {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const legs = legsOf(floor, agent);
  const found = legs.find(({ leg }) => leg.state === "talking");
  if (found === undefined) return refuse("nothing-to-transfer");
  const { call, leg } = found;
  const missing = refuseMissingTarget(floor, to, queue);
  if (missing !== undefined) return missing;
  if (isInside(call) || call.transfer !== undefined || call.bridge !== undefined) return refuse("call-forbids");
  if (isCalling(legs)) return refuse("call-in-the-way");
  if (!modeFits(to, mode) || ("agent" in to && to.agent === id)) return refuse("call-forbids");
  const isReleasedOutside = "number" in to && mode === "release";
  if (isReleasedOutside && (call.feature !== "inbound" || call.media === "video")) return refuse("call-forbids");

  if (data) call.data = data;
  if ("ivr" in to && mode === "suspend") suspendCall(floor, call, leg, to.ivr);
  // An IVR answers immediately, so a success transfer to it is the same as a release transfer.
  else if ("ivr" in to || mode === "release" || mode === "suspend") transferNow(floor, call, leg, agent, to, queue);
  else callThirdParty(floor, call, leg, to, mode, queue);
  return "done";
});

/**
 * Cancels a transfer that is not complete (cec_07_1243): the third party is dropped, and agent and customer talk.
 *
 * Refuses: not-signed-in, nothing-to-take-back.
 */
export const cancelTransfer: Move<{ agent: AgentId }, "done"> = declareMove((floor, { agent: id }) => {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const found = legsOf(floor, agent).find(({ call }) => call.transfer?.by === id);
  if (found === undefined) return refuse("nothing-to-take-back");
  withdrawThirdParty(floor, found.call);
  resumeTalk(floor, found.call, found.leg);
  return "done";
});

/** Returns a refusal if the center does not have the target or the queue. */
function refuseMissingTarget(floor: Floor, to: TransferTarget, queue: QueueId | undefined): Refusal | undefined {
  if ("agent" in to && !floor.state.agents.has(to.agent)) return refuse("unknown-agent");
  if ("queue" in to && !isQueueOfCalls(floor, to.queue)) return refuse("no-such-queue");
  if ("ivr" in to && !floor.state.ivrs.has(to.ivr)) return refuse("no-such-ivr");
  if (queue !== undefined && !isQueueOfCalls(floor, queue)) return refuse("no-such-queue");
  return undefined;
}

/** Returns whether a mode is possible with a target. */
function modeFits(to: TransferTarget, mode: TransferMode): boolean {
  if (mode === "suspend") return "ivr" in to;
  if (mode === "talk" || mode === "threeParty") return "number" in to;
  return true;
}

/** Removes the agent from the call, and sends the call to its target. */
function transferNow(
  floor: Floor,
  call: Call,
  leg: Leg,
  agent: SignedIn,
  to: TransferTarget,
  queue: QueueId | undefined,
): void {
  const customer = call.outside[0];
  removeLeg(floor, call, leg, agent, "transfer");
  emitLeftCall(floor, call, agent, "transfer");
  if (customer !== undefined) {
    floor.emit({ type: "otherSideLeft", agent: agent.id, call: call.id, number: customer.number });
  }
  const kind = "agent" in to ? "agent" : "queue" in to ? "queue" : "ivr" in to ? "ivr" : "number";
  floor.emit({ type: "transferred", agent: agent.id, call: call.id, to: kind });
  completeLeave(floor, call, leg, agent, "platform");
  call.transferredBy = agent.id;
  if ("ivr" in to) sendToIvr(floor, call, to.ivr, undefined);
  else if ("number" in to) callOutside(floor, call, agent.id, to.number);
  else {
    const landing = "queue" in to ? floor.state.queues.get(findLandingQueue(floor, to.queue)) : undefined;
    call.destination = to;
    if (queue !== undefined) call.queue = queue;
    enqueueOrTurnAway(floor, call, landing);
  }
}

/** Sends the call to the IVR. The agent waits until it comes back. */
function suspendCall(floor: Floor, call: Call, leg: Leg, ivr: IvrId): void {
  leg.state = "suspended";
  leg.since = floor.clock.now;
  floor.emit({ type: "transferred", agent: leg.agent, call: call.id, to: "ivr" });
  sendToIvr(floor, call, ivr, leg.agent);
}

/** Calls the third party. The agent stays with the customer until the third party answers. */
function callThirdParty(
  floor: Floor,
  call: Call,
  leg: Leg,
  to: Exclude<TransferTarget, { ivr: IvrId }>,
  mode: "success" | "talk" | "threeParty",
  queue: QueueId | undefined,
): void {
  const formerQueue = call.queue;
  const colleague = "number" in to ? undefined : findFreeColleague(floor, to);
  const third = "number" in to ? to : { agent: colleague?.id ?? ("agent" in to ? to.agent : 0) };
  call.transfer = { by: leg.agent, mode, third, answered: false, formerQueue };
  call.queue = "queue" in to ? to.queue : (queue ?? formerQueue);
  if ("number" in to) {
    const party = callOutside(floor, call, leg.agent, to.number);
    if (party.next?.act !== "is-busy") emitAlerting(floor, call, leg, to.number);
  } else if (colleague !== undefined) {
    emitAlerting(floor, call, leg, String(colleague.id), colleague);
    offerCall(floor, call, colleague);
  } else {
    if ("queue" in to) floor.emit({ type: "allBusy", agent: leg.agent, queue: to.queue });
    failTransfer(floor, call, call.transfer);
  }
}
