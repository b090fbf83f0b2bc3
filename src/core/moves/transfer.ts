// Transferring a call: to a colleague, a queue, an IVR or a number outside; at once, when it is answered, or after a talk of three.

import { type Floor, isCalling, legsOf, type Move, move, type SignedIn, signedIn } from "../floor.ts";
import { type Call, isInside, type Leg } from "../model/call.ts";
import type { AgentId, IvrId, QueueId } from "../model/ids.ts";
import { Refusal, refuse } from "../model/refusal.ts";
import { alerting, freeColleague } from "../steps/dialing.ts";
import { withdrawThird } from "../steps/hang-up.ts";
import { toIvr } from "../steps/ivr.ts";
import { finish, removeLeg, tellLeft } from "../steps/legs.ts";
import { lineUp } from "../steps/line-up.ts";
import { offer } from "../steps/offer.ts";
import { callOutside } from "../steps/outside-party.ts";
import { talkAgain } from "../steps/talk-again.ts";
import { transferFailed } from "../steps/transfer.ts";
import { landingQueue } from "../steps/waiting.ts";

export type TransferTarget = { agent: AgentId } | { queue: QueueId } | { ivr: IvrId } | { number: string };

/**
 * `release`: the agent leaves at once, whatever comes of it. `success`: it leaves when the third party answers. `suspend`: an IVR
 * gives the call back. `talk` and `threeParty`: with a number outside, all three stay until somebody leaves; in a talk the
 * customer does not hear what is said.
 */
export type TransferMode = "release" | "success" | "suspend" | "talk" | "threeParty";

export interface TransferCall {
  agent: AgentId;
  to: TransferTarget;
  mode: TransferMode;
  /** For an agent: the queue to book the call under from now on. */
  queue?: QueueId | undefined;
  /** Data that goes with the call, in place of what it carries. */
  data?: string | undefined;
}

/**
 * Transfers the call that is talked (cec_07_1242).
 *
 * Refuses: not-signed-in, nothing-to-transfer, call-forbids, call-in-the-way, unknown-agent, no-such-queue, no-such-ivr.
 */
export const transfer: Move<TransferCall, "done"> = move((floor, { agent: id, to, mode, queue, data }) => {
  const agent = signedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const legs = legsOf(floor, agent);
  const found = legs.find(({ leg }) => leg.state === "talking");
  if (found === undefined) return refuse("nothing-to-transfer");
  const { call, leg } = found;
  const missing = whatIsMissing(floor, to, queue);
  if (missing !== undefined) return missing;
  if (isInside(call) || call.transfer !== undefined || call.bridge !== undefined) return refuse("call-forbids");
  if (isCalling(legs)) return refuse("call-in-the-way");
  if (!modeFits(to, mode) || ("agent" in to && to.agent === id)) return refuse("call-forbids");
  const goesOutAtOnce = "number" in to && mode === "release";
  if (goesOutAtOnce && (call.feature !== "inbound" || call.media === "video")) return refuse("call-forbids");

  if (data) call.data = data;
  if ("ivr" in to && mode === "suspend") suspend(floor, call, leg, to.ivr);
  // An IVR answers at once, so that to wait for its answer is to hand the call on.
  else if ("ivr" in to || mode === "release" || mode === "suspend") handOn(floor, call, leg, agent, to, queue);
  else askThird(floor, call, leg, to, mode, queue);
  return "done";
});

/**
 * Takes a transfer back that has not been completed (cec_07_1243): the third party is dropped, agent and customer talk.
 *
 * Refuses: not-signed-in, nothing-to-take-back.
 */
export const cancelTransfer: Move<{ agent: AgentId }, "done"> = move((floor, { agent: id }) => {
  const agent = signedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const found = legsOf(floor, agent).find(({ call }) => call.transfer?.by === id);
  if (found === undefined) return refuse("nothing-to-take-back");
  withdrawThird(floor, found.call);
  talkAgain(floor, found.call, found.leg);
  return "done";
});

function whatIsMissing({ state }: Floor, to: TransferTarget, queue: QueueId | undefined): Refusal | undefined {
  if ("agent" in to && !state.agents.has(to.agent)) return refuse("unknown-agent");
  if ("queue" in to && !state.queues.has(to.queue)) return refuse("no-such-queue");
  if ("ivr" in to && !state.ivrs.has(to.ivr)) return refuse("no-such-ivr");
  if (queue !== undefined && !state.queues.has(queue)) return refuse("no-such-queue");
  return undefined;
}

function modeFits(to: TransferTarget, mode: TransferMode): boolean {
  if (mode === "suspend") return "ivr" in to;
  if (mode === "talk" || mode === "threeParty") return "number" in to;
  return true;
}

/** The agent leaves, and the call goes where it was sent. */
function handOn(
  floor: Floor,
  call: Call,
  leg: Leg,
  agent: SignedIn,
  to: TransferTarget,
  queue: QueueId | undefined,
): void {
  const customer = call.outside[0];
  removeLeg(floor, call, leg, agent, "transfer");
  tellLeft(floor, call, agent, "transfer");
  if (customer !== undefined) {
    floor.emit({ type: "otherSideLeft", agent: agent.id, call: call.id, number: customer.number });
  }
  const kind = "agent" in to ? "agent" : "queue" in to ? "queue" : "ivr" in to ? "ivr" : "number";
  floor.emit({ type: "transferred", agent: agent.id, call: call.id, to: kind });
  finish(floor, call, leg, agent, "platform");
  call.transferredBy = agent.id;
  if ("ivr" in to) toIvr(floor, call, to.ivr, undefined);
  else if ("number" in to) callOutside(floor, call, to.number);
  else {
    const landing = "queue" in to ? floor.state.queues.get(landingQueue(floor, to.queue)) : undefined;
    call.destination = to;
    if (queue !== undefined) call.queue = queue;
    lineUp(floor, call, landing);
  }
}

/** The IVR works on the call, and the agent waits without it until it comes back. */
function suspend(floor: Floor, call: Call, leg: Leg, ivr: IvrId): void {
  leg.state = "suspended";
  leg.since = floor.clock.now;
  floor.emit({ type: "transferred", agent: leg.agent, call: call.id, to: "ivr" });
  toIvr(floor, call, ivr, leg.agent);
}

/** The third party is asked, while the agent still has the customer. */
function askThird(
  floor: Floor,
  call: Call,
  leg: Leg,
  to: Exclude<TransferTarget, { ivr: IvrId }>,
  mode: "success" | "talk" | "threeParty",
  queue: QueueId | undefined,
): void {
  const formerQueue = call.queue;
  const colleague = "number" in to ? undefined : freeColleague(floor, to);
  const third = "number" in to ? to : { agent: colleague?.id ?? ("agent" in to ? to.agent : 0) };
  call.transfer = { by: leg.agent, mode, third, answered: false, formerQueue };
  call.queue = "queue" in to ? to.queue : (queue ?? formerQueue);
  if ("number" in to) {
    const party = callOutside(floor, call, to.number);
    if (party.next?.act !== "is-busy") alerting(floor, call, leg, to.number);
  } else if (colleague !== undefined) {
    alerting(floor, call, leg, String(colleague.id), colleague);
    offer(floor, call, colleague);
  } else {
    if ("queue" in to) floor.emit({ type: "allBusy", agent: leg.agent, queue: to.queue });
    transferFailed(floor, call, call.transfer);
  }
}
