// What is told of a call: to everyone, and to one agent who takes part in it.

import { type Floor, queueIn } from "../floor.ts";
import type { Agent } from "../model/agent.ts";
import { type Call, isHelp, type Leg, type Media } from "../model/call.ts";
import type { CallFacts, LegFacts } from "../model/event.ts";
import type { AgentId } from "../model/ids.ts";

/** What everyone is told of a call. */
export function factsOf(floor: Floor, call: Call): CallFacts {
  const queue = queueIn(floor, call);
  return {
    call: call.id,
    feature: call.feature,
    caller: call.caller,
    called: call.called,
    queue: queue?.id,
    queueName: queue?.name,
  };
}

/** What an agent is told of a call that it has a leg in. */
export function legFactsOf(floor: Floor, call: Call, leg: Leg): LegFacts {
  return {
    ...factsOf(floor, call),
    media: mediaAt(call, floor.state.agents.get(leg.agent)),
    assists: assists(call, leg),
  };
}

/** Tells an agent what comes to it. */
export function announce(floor: Floor, call: Call, leg: Leg): void {
  const turnedAwayBy = call.turnedAwayBy.slice();
  floor.emit({ type: "callAnnounced", agent: leg.agent, turnedAwayBy, ...legFactsOf(floor, call, leg) });
}

/** What an agent has of a call: video needs a phone that can show it. */
export function mediaAt(call: Call, agent: Agent | undefined): Media {
  return call.media === "video" && agent?.session?.details.agentType === "videoPhone" ? "video" : "voice";
}

/** Whether an agent is in a call to help a colleague. */
export function assists(call: Call, { side }: Leg): boolean {
  return side === "called" && isHelp(call);
}

/** The numbers of those whom an agent talks with in a call, the customer first: outside numbers, then work numbers. */
export function othersOf(call: Call, agent: AgentId): string[] {
  const outside = call.outside.filter(({ state }) => state === "here").map(({ number }) => number);
  const inside = call.legs.filter((leg) => leg.agent !== agent && leg.answeredAt !== undefined);
  return [...outside, ...inside.map((leg) => String(leg.agent))];
}
