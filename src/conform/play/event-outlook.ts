// What a play knows of the events of the real gateway: those of each poll, and those that follow at once.
import type { TapedExchange } from "../../upstream/tape/gateway-tape.ts";
import type { AnsweredEvent } from "../session/answer-json.ts";
import type { TapedEvent } from "./cause.ts";

/** Events with one cause come within this time (milliseconds). */
export const BURST_MS = 1_000;

/** A call rings some seconds after these events, if the phone of the agent has to be picked up first. */
const BEFORE_RING: ReadonlySet<string> = new Set(["AgentState_Busy", "AgentOther_PhoneAlerting"]);
const RING_MS = 6_000;

/** The number of events that are looked at together. */
export const MAX_BURST = 20;

/** An event with its time (milliseconds since the start). */
export interface DatedEvent extends TapedEvent {
  readonly at: number;
}

/** The events of the real gateway, as far as the rules need them. */
export interface EventOutlook {
  /** Returns the events in the answer of an exchange. */
  of(exchange: TapedExchange): readonly AnsweredEvent[];
  /** Goes on to the next event of an agent. Returns its place. */
  next(agent: string): number;
  /** Returns the event at a place with those that follow it at once. A session that is not over waits for them. */
  burst(agent: string, place: number): readonly DatedEvent[] | Promise<readonly DatedEvent[]>;
  /** Returns the calls of which no event comes after an exchange. */
  endingWith(exchange: TapedExchange): readonly string[];
}

/** Returns how long events that belong to this one can follow it (milliseconds). */
export function timeOfBurst({ name }: TapedEvent): number {
  return BEFORE_RING.has(name) ? RING_MS : BURST_MS;
}

/** Returns the event at an index of an agent's events, with those that follow it at once. */
export function eventsWithin(events: readonly DatedEvent[], index: number): readonly DatedEvent[] {
  const burst = events.slice(index, index + MAX_BURST);
  const [first] = burst;
  return first === undefined ? [] : burst.filter(({ at }) => at - first.at <= timeOfBurst(first));
}
