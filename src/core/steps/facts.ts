// The facts about a call in events, for everyone and for one agent in the call, and the steps that emit events with them.

import { type Floor, queueOf } from "../floor.ts";
import type { Agent } from "../model/agent.ts";
import { type Call, isConsultation, type Leg, type Media } from "../model/call.ts";
import type { AgentEventOf, CallFacts, TalkCause } from "../model/event.ts";
import type { AgentId } from "../model/ids.ts";
import { allowsMedia } from "../model/media-right.ts";

// The events here name all members in one literal: on Node 20, members that are added later or come from a spread take microseconds.

/** Returns the facts that events about a call carry. */
export function factsOf(floor: Floor, call: Call): CallFacts {
  const queue = queueOf(floor, call);
  return {
    call: call.id,
    feature: call.feature,
    caller: call.caller,
    called: call.called,
    queue: queue?.id,
    queueName: queue?.name,
  };
}

/** Emits the event of a call that a customer begins. */
export function emitArrived(floor: Floor, call: Call): void {
  const queue = queueOf(floor, call);
  floor.emit({
    type: "callArrived",
    call: call.id,
    feature: call.feature,
    caller: call.caller,
    called: call.called,
    queue: queue?.id,
    queueName: queue?.name,
  });
}

/** Emits the event of a call that an agent begins. */
export function emitDialed(floor: Floor, call: Call, by: AgentId): void {
  const queue = queueOf(floor, call);
  floor.emit({
    type: "callDialed",
    by,
    call: call.id,
    feature: call.feature,
    caller: call.caller,
    called: call.called,
    queue: queue?.id,
    queueName: queue?.name,
  });
}

/** Emits the event that announces a call to an agent. */
export function announceCall(floor: Floor, call: Call, leg: Leg): void {
  const queue = queueOf(floor, call);
  floor.emit({
    type: "callAnnounced",
    agent: leg.agent,
    turnedAwayBy: call.turnedAwayBy.slice(),
    call: call.id,
    feature: call.feature,
    caller: call.caller,
    called: call.called,
    queue: queue?.id,
    queueName: queue?.name,
    media: chooseMedia(call, floor.state.agents.get(leg.agent)),
    assists: isAssisting(call, leg),
  });
}

/** Emits the event of a call that rings at an agent, or is answered automatically. */
export function emitRinging(floor: Floor, call: Call, leg: Leg, type: "ringing" | "autoAnswered"): void {
  const queue = queueOf(floor, call);
  floor.emit({
    type,
    agent: leg.agent,
    transferredBy: findTransferrer(call),
    call: call.id,
    feature: call.feature,
    caller: call.caller,
    called: call.called,
    queue: queue?.id,
    queueName: queue?.name,
    media: chooseMedia(call, floor.state.agents.get(leg.agent)),
    assists: isAssisting(call, leg),
  });
}

/** The facts about an answer: the agent who sent the call here, and how long the call had waited in a queue, if it did. */
export type AnswerFacts = Pick<AgentEventOf<"talking">, "transferredBy" | "waited">;

/** Emits the event of an agent who talks. `called`: the number to report instead of the dialed one. */
export function emitTalking(
  floor: Floor,
  call: Call,
  leg: Leg,
  talkCause: TalkCause,
  { transferredBy, waited, called }: AnswerFacts & { readonly called?: string } = {},
): void {
  const queue = queueOf(floor, call);
  floor.emit({
    type: "talking",
    agent: leg.agent,
    talkCause,
    transferredBy,
    waited,
    call: call.id,
    feature: call.feature,
    caller: call.caller,
    called: called ?? call.called,
    queue: queue?.id,
    queueName: queue?.name,
    media: chooseMedia(call, floor.state.agents.get(leg.agent)),
    assists: isAssisting(call, leg),
  });
}

/** Returns the media of a call for an agent. */
export function chooseMedia(call: Call, agent: Agent | undefined): Media {
  return call.media === "video" && agent !== undefined && hasVideo(agent) ? "video" : "voice";
}

/** Returns whether an agent can have video calls: it has a phone with video, and may use video. */
export function hasVideo(agent: Agent): boolean {
  return agent.session?.details.agentType === "videoPhone" && allowsMedia(agent, "video");
}

/** Returns whether an agent is in a call because a colleague consults it. */
export function isAssisting(call: Call, { side }: Leg): boolean {
  return side === "called" && isConsultation(call);
}

/** Returns the agent who transferred a call to its present target; undefined if nobody did. */
export function findTransferrer({ transfer, transferredBy }: Call): AgentId | undefined {
  return transfer?.by ?? transferredBy;
}

/** Returns the numbers of the other connected parties of a call: outside numbers, the customer first, then work numbers. */
export function listNumbersOfOthers(call: Call, agent: AgentId): string[] {
  const outside = call.outside.filter(({ state }) => state === "here").map(({ number }) => number);
  const inside = call.legs.filter((leg) => leg.agent !== agent && leg.answeredAt !== undefined);
  return [...outside, ...inside.map((leg) => String(leg.agent))];
}
