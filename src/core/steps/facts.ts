// The facts about a call in events: for everyone, and for one agent in the call.

import { type Floor, queueOf } from "../floor.ts";
import type { Agent } from "../model/agent.ts";
import { type Call, isConsultation, type Leg, type Media } from "../model/call.ts";
import type { CallFacts, LegFacts } from "../model/event.ts";
import type { AgentId } from "../model/ids.ts";
import { allowsMedia } from "../model/media-right.ts";

/** Returns the facts that events about a call carry. */
export function factsOf(floor: Floor, call: Call): CallFacts {
  return addFacts({}, floor, call);
}

/** Adds the facts about a call to a new event. Returns the same object. */
export function addFacts<Event extends object>(event: Event, floor: Floor, call: Call): Event & CallFacts {
  // Set one by one: on Node 20, an object with members after a spread takes microseconds.
  const made = event as Event & Writable<CallFacts>;
  const queue = queueOf(floor, call);
  made.call = call.id;
  made.feature = call.feature;
  made.caller = call.caller;
  made.called = call.called;
  made.queue = queue?.id;
  made.queueName = queue?.name;
  return made;
}

/** Adds the facts about a call, as an agent with a leg in it gets them, to a new event. Returns the same object. */
export function addLegFacts<Event extends object>(event: Event, floor: Floor, call: Call, leg: Leg): Event & LegFacts {
  const made = addFacts(event, floor, call) as Event & Writable<LegFacts>;
  made.media = chooseMedia(call, floor.state.agents.get(leg.agent));
  made.assists = isAssisting(call, leg);
  return made;
}

type Writable<Facts> = { -readonly [Name in keyof Facts]: Facts[Name] };

/** Emits the event that announces a call to an agent. */
export function announceCall(floor: Floor, call: Call, leg: Leg): void {
  const turnedAwayBy = call.turnedAwayBy.slice();
  floor.emit(addLegFacts({ type: "callAnnounced", agent: leg.agent, turnedAwayBy }, floor, call, leg));
}

/** Returns the media of a call for an agent: video needs a phone with video. */
export function chooseMedia(call: Call, agent: Agent | undefined): Media {
  const hasVideo = agent?.session?.details.agentType === "videoPhone" && allowsMedia(agent, "video");
  return call.media === "video" && hasVideo ? "video" : "voice";
}

/** Returns whether an agent is in a call because a colleague consults it. */
export function isAssisting(call: Call, { side }: Leg): boolean {
  return side === "called" && isConsultation(call);
}

/** Returns the agent who transferred a call to its present target; undefined if nobody did. */
export function findTransferrer({ transfer, transferredBy }: Call): AgentId | undefined {
  return transfer?.by ?? transferredBy;
}

/** Returns the numbers of the other parties of a call: outside numbers, the customer first, then work numbers. */
export function numbersOfOthers(call: Call, agent: AgentId): string[] {
  const outside = call.outside.filter(({ state }) => state === "here").map(({ number }) => number);
  const inside = call.legs.filter((leg) => leg.agent !== agent && leg.answeredAt !== undefined);
  return [...outside, ...inside.map((leg) => String(leg.agent))];
}
