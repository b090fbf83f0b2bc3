// The move of an agent who consults a colleague during a call with a customer.

import { declareMove, findSignedIn, isCalling, isQueueOfCalls, legsOf, type Move } from "../../floor.ts";
import { isInside } from "../../model/call.ts";
import { MAX_CALLS } from "../../model/capacity.ts";
import type { AgentId, CallId, QueueId } from "../../model/ids.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import { dial } from "../../steps/dialing.ts";

/** The input of `beginConsultation`. */
export interface BeginConsultation {
  agent: AgentId;
  to: { agent: AgentId } | { queue: QueueId };
  /** `twoParty`: the two agents talk while the customer waits; `threeParty`: all three talk. */
  mode: "twoParty" | "threeParty";
  /** Data for the colleague; the data of the customer's call if undefined or empty. */
  data?: string | undefined;
  /** For `threeParty`: whether the customer is on hold until the colleague has answered. */
  hold: boolean;
}

/**
 * Begins a consultation (cec_07_1236). Returns the id of the call to the colleague. If no colleague answers, that call fails, and
 * the agent returns to the customer.
 *
 * Refuses: not-signed-in, no-such-queue, nothing-to-help-with, call-forbids, call-in-the-way, center-full.
 */
export const beginConsultation: Move<BeginConsultation, CallId> = declareMove(
  (floor, { agent: id, to, mode, data, hold }) => {
    const agent = findSignedIn(floor, id);
    if (agent instanceof Refusal) return agent;
    if ("queue" in to && !isQueueOfCalls(floor, to.queue)) return refuse("no-such-queue");
    const legs = legsOf(floor, agent);
    const found = legs.find(({ leg }) => leg.state === "talking");
    if (found === undefined) return refuse("nothing-to-help-with");
    const { call, leg } = found;
    if (isInside(call) || call.transfer !== undefined || call.bridge !== undefined) return refuse("call-forbids");
    if (isCalling(legs)) return refuse("call-in-the-way");
    if (floor.state.calls.size >= MAX_CALLS) return refuse("center-full");
    const holds = mode === "twoParty" || hold;
    if (holds) {
      leg.state = "held";
      leg.since = floor.clock.now;
      floor.emit({ type: "held", agent: id, call: call.id, asked: false });
    }
    const consultation = {
      feature: mode === "twoParty" ? "twoPartyHelp" : "threePartyHelp",
      called: "agent" in to ? String(to.agent) : (floor.state.queues.get(to.queue)?.accessCode ?? ""),
      dials: to,
      queue: call.queue,
      data: data || call.data,
      helps: call.id,
    } as const;
    return dial(floor, agent, consultation, holds ? leg : undefined).id;
  },
);
