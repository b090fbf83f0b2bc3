// Moves of an agent who calls an outside number, a colleague, a queue, or a number of a preview.

import {
  declareMove,
  type Floor,
  findSignedIn,
  isQueueOfCalls,
  legsOf,
  type Move,
  type SignedIn,
} from "../../floor.ts";
import type { Media } from "../../model/call.ts";
import { MAX_CALLS } from "../../model/capacity.ts";
import type { AgentId, CallId, QueueId } from "../../model/ids.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import { dial } from "../../steps/dialing.ts";
import { hasVideo } from "../../steps/facts.ts";

/** The input of `callOut`. */
export interface CallOut {
  agent: AgentId;
  /** The number to call. */
  called: string;
  /** The calling number to show; if undefined or empty, the agent's phone, else its work number. */
  caller?: string | undefined;
  /** The queue that the call belongs to. */
  queue?: QueueId | undefined;
  data?: string | undefined;
  /** `best`: video if the agent has it. */
  media?: Media | "best" | undefined;
}

/**
 * Calls an outside number (cec_07_1232), and returns the id of the call.
 *
 * Refuses: not-signed-in, center-full, call-in-the-way, no-such-queue.
 */
export const callOut: Move<CallOut, CallId> = declareMove(
  (floor, { agent: id, called, caller, queue, data, media }) => {
    const agent = findReadyToCall(floor, id, queue);
    if (agent instanceof Refusal) return agent;
    const { details } = agent.session;
    const best = hasVideo(agent) ? "video" : "voice";
    return dial(floor, agent, {
      feature: "outbound",
      caller: caller || details.phone || String(id),
      called,
      dials: { number: called },
      queue,
      data: data ?? "",
      media: media === "best" ? best : (media ?? "voice"),
    }).id;
  },
);

/** The input of `callInside`. */
export interface CallInside {
  agent: AgentId;
  /** The colleague to call, or the queue whose free agent to call. */
  to: { agent: AgentId } | { queue: QueueId };
  /** The dialed number; if undefined, the work number or the queue's access code. */
  called?: string | undefined;
  /** The calling number to show; if undefined or empty, the agent's work number. */
  caller?: string | undefined;
  queue?: QueueId | undefined;
  data?: string | undefined;
}

/**
 * Calls a colleague (cec_07_1235), or a free agent of a queue (cec_07_0370), and returns the id of the call. If no agent can be reached,
 * the call fails, not the request.
 *
 * Refuses: not-signed-in, center-full, call-in-the-way, no-such-queue.
 */
export const callInside: Move<CallInside, CallId> = declareMove(
  (floor, { agent: id, to, called, caller, queue, data }) => {
    const agent = findReadyToCall(floor, id, "queue" in to ? to.queue : queue);
    if (agent instanceof Refusal) return agent;
    return dial(floor, agent, {
      feature: "internal",
      caller: caller || String(id),
      called: called ?? ("agent" in to ? String(to.agent) : (floor.state.queues.get(to.queue)?.accessCode ?? "")),
      dials: to,
      queue: "queue" in to ? to.queue : queue,
      data: data ?? "",
    }).id;
  },
);

/** The input of `callPreviewedNumber`. */
export interface CallPreviewedNumber {
  agent: AgentId;
  called: string;
  /** The number of the preview's control block. */
  control: number;
}

/**
 * Calls a number of a preview (cec_07_1233), and returns the id of the call.
 *
 * Refuses: not-signed-in, center-full, no-such-preview, call-in-the-way.
 */
export const callPreviewedNumber: Move<CallPreviewedNumber, CallId> = declareMove(
  (floor, { agent: id, called, control }) => {
    const agent = findReadyToCall(floor, id, undefined);
    if (agent instanceof Refusal) return agent;
    const { previews, details } = agent.session;
    const preview = previews.find((preview) => preview.control === control && preview.numbers.includes(called));
    if (preview === undefined) return refuse("no-such-preview");
    agent.session.previews = previews.filter((other) => other !== preview);
    return dial(floor, agent, {
      feature: "preview",
      caller: details.phone || String(id),
      called,
      dials: { number: called },
      data: preview.data,
    }).id;
  },
);

/**
 * Returns the agent if it can call now: all its other calls are on hold, and it neither inspects nor is in a conference.
 *
 * Refuses: not-signed-in, no-such-queue, center-full, call-in-the-way.
 */
function findReadyToCall(floor: Floor, id: AgentId, queue: QueueId | undefined): SignedIn | Refusal {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  if (queue !== undefined && !isQueueOfCalls(floor, queue)) return refuse("no-such-queue");
  if (floor.state.calls.size >= MAX_CALLS) return refuse("center-full");
  if (agent.session.inspection !== undefined || agent.session.conference !== undefined)
    return refuse("call-in-the-way");
  const hasUnheldCall = legsOf(floor, agent).some(({ leg }) => leg.state !== "held");
  return hasUnheldCall ? refuse("call-in-the-way") : agent;
}
