// Calls and their legs: who takes part, in which state each agent's leg is, and what that state allows.
import type { TimerId } from "./clock.ts";
import type { AgentId, CallId, QueueId } from "./ids.ts";
import type { Duration, Instant } from "./time.ts";

/** The kind of a call; it belongs to the call for its whole life. */
export type CallFeature = "inbound";

/** An agent's end of a call. */
export interface Leg {
  readonly agent: AgentId;
  state: "ringing" | "talking" | "held";
  since: Instant;
  answeredAt: Instant | undefined;
  ringTimer: TimerId | undefined;
}

export type LegState = Leg["state"];

/** The customer: someone outside with a number, some patience and something to say. */
export interface Customer {
  readonly number: string;
  /** How long it waits to be answered before it gives up; undefined: for ever. */
  readonly patience: Duration | undefined;
  /** How long it talks before it hangs up; undefined: until the agent does. */
  readonly talk: Duration | undefined;
  /** The timer of its patience, later that of its talk. */
  timer: TimerId | undefined;
}

/** Where a call was meant to go. */
export type Destination = { queue: QueueId } | { agent: AgentId };

/** A call under way. One that is over leaves the center's state; what is left of it is in the event log. */
export interface Call {
  readonly id: CallId;
  readonly feature: CallFeature;
  readonly customer: Customer;
  /** The number that was dialled. */
  readonly called: string;
  readonly destination: Destination;
  readonly begunAt: Instant;
  answeredAt: Instant | undefined;
  /** The agents who turned it away while it rang, in that order. */
  readonly turnedAwayBy: AgentId[];
  /** Data that travels with the call. */
  data: string;
  legs: Leg[];
}

/** What an agent can ask of a leg. */
export type LegAction = "answer" | "hold" | "retrieve" | "release";

/** The table of what each state of a leg allows. */
export const LEG_ACTIONS: Readonly<Record<LegState, readonly LegAction[]>> = {
  ringing: ["answer", "release"],
  talking: ["hold", "release"],
  held: ["retrieve"],
};

/** The queue that a call came through, if any. */
export function queueOf(call: Call): QueueId | undefined {
  return "queue" in call.destination ? call.destination.queue : undefined;
}
