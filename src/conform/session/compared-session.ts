// Declares the input of a comparison: the answers of both sides in pairs, and the events of each agent.
import type { GatewayAnswer } from "../../upstream/tape/gateway-tape.ts";

/** Events of both sides can only be a pair if they are at most this far apart (milliseconds). */
export const SAME_WITHIN_MS = 60_000;

/** The answers of both sides to one request. */
export interface AnswerPair {
  /** The interface, as `nameRequest` names it. */
  readonly about: string;
  /** Whether `about` is an interface. */
  readonly isKnown: boolean;
  readonly exchange: number;
  /** The time of the request (milliseconds since the start of the tape). */
  readonly at: number;
  readonly real: GatewayAnswer;
  readonly simulated: GatewayAnswer;
  /** The number of the request in the journal of the simulator's world; undefined without one. */
  readonly entry?: number;
}

/** An event that a client got. */
export interface SeenEvent {
  readonly name: string;
  /** When the real gateway delivered it, or when it happened in the simulator (milliseconds since the start of the tape). */
  readonly at: number;
  /** For an event on the tape: the earliest time at which it can have happened. It may have waited for a poll or a push. */
  readonly earliest?: number;
  /** For an event in the simulator: the latest time at which it can have happened at the real gateway, if a request caused it. */
  readonly latest?: number;
  /** The number of the exchange on the tape that delivered it: a poll or a push. 0 in the simulator. */
  readonly exchange: number;
  /** The answer with this event alone. */
  readonly answer: GatewayAnswer;
  /** The number of the simulator's poll in the journal of its world; undefined at the real gateway, and for a pushed event. */
  readonly entry?: number;
  /** For a pushed event of the simulator: its serial number in the world. */
  readonly serial?: number;
}

/** The events of each agent, by its id. */
export type EventStreams = ReadonlyMap<string, readonly SeenEvent[]>;

/** Both sides of a session. */
export interface ComparedSession {
  readonly answers: readonly AnswerPair[];
  readonly real: EventStreams;
  readonly simulated: EventStreams;
}

/** Returns the time between the nearest times at which an event can have happened at both sides (milliseconds). */
export function distanceOf(real: SeenEvent, simulated: SeenEvent): number {
  const { at, earliest = at } = real;
  const { latest = simulated.at } = simulated;
  return Math.max(earliest - latest, simulated.at - at, 0);
}

/** Adds an event to the stream of its agent. */
export function addEvent(streams: Map<string, SeenEvent[]>, agent: string, event: SeenEvent): void {
  const stream = streams.get(agent);
  if (stream === undefined) streams.set(agent, [event]);
  else stream.push(event);
}
