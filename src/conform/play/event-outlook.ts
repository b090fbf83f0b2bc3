// Declares how a play looks up the real gateway's events: those of a poll or push, and those that directly follow an event.
import type { TapedExchange } from "../../upstream/tape/gateway-tape.ts";
import type { AnsweredEvent } from "../session/answer-json.ts";
import type { TapedEvent } from "./cause-rule.ts";

/** Events with one cause come within this time (milliseconds). */
export const BURST_MS = 1_000;

/** A call rings some seconds after these events, if the phone of the agent has to be picked up first. */
const BEFORE_RING: ReadonlySet<string> = new Set(["AgentState_Busy", "AgentOther_PhoneAlerting"]);

/** The longest time from one of these events to the ringing (milliseconds). */
const RING_MS = 6_000;

/** The maximum number of events in a burst. */
export const MAX_BURST = 20;

/** An event with its time (milliseconds since the start). */
export interface DatedEvent extends TapedEvent {
  readonly at: number;
}

/** The events of the real gateway, as far as the rules need them. */
export interface EventOutlook {
  /** Returns the events that an exchange brought: in the answer of a poll, or in a push. */
  eventsOf(exchange: TapedExchange): readonly AnsweredEvent[];
  /** Advances to the next event of an agent. Returns its index. */
  advance(agent: string): number;
  /** Returns the event at an index and those that directly follow it, or an empty list. Waits for them in a running session. */
  findBurst(agent: string, index: number): readonly DatedEvent[] | Promise<readonly DatedEvent[]>;
  /** Returns the ids of the calls whose last event is in an exchange. */
  findCallsEndingWith(exchange: TapedExchange): readonly string[];
}

/** Returns the time in which events with the same cause can follow an event (milliseconds). */
export function timeOfBurst({ name }: TapedEvent): number {
  return BEFORE_RING.has(name) ? RING_MS : BURST_MS;
}

/** Returns the event at an index of an agent's events, with those that directly follow it; an empty list if there is no such event. */
export function findBurstIn(events: readonly DatedEvent[], index: number): readonly DatedEvent[] {
  const burst = events.slice(index, index + MAX_BURST);
  const [first] = burst;
  return first === undefined ? [] : burst.filter(({ at }) => at - first.at <= timeOfBurst(first));
}
