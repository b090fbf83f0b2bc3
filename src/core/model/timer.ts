// What can be booked on the clock: a closed union of plain data, so that a world with all that is under way can be written down.
import type { AgentId, CallId } from "./ids.ts";
import type { OutsideAct } from "./outside.ts";

export type Timer =
  /** A call has rung at an agent for as long as it may. */
  | { kind: "ring-timeout"; call: CallId; agent: AgentId }
  /** The phone of an agent who calls or is called has alerted long enough: it is lifted. */
  | { kind: "phone-lifted"; call: CallId; agent: AgentId }
  /** Someone outside does what it was going to do. */
  | { kind: "outside-acts"; call: CallId; number: string; act: OutsideAct }
  /** An IVR is done with a call. */
  | { kind: "ivr-done"; call: CallId }
  /** The granted time of a rest is used up. */
  | { kind: "rest-over"; agent: AgentId; session: number }
  /** Time to see whether an agent's client has been silent for too long. */
  | { kind: "silence"; agent: AgentId; session: number }
  /** Waiting calls and free agents are to be brought together. */
  | { kind: "route" }
  /** A day begins in the center's time zone. */
  | { kind: "day-begins" }
  /** An entry of the world that the center is in; the core hands it back unread. */
  | { kind: "world"; what: unknown }
  /** An entry of the scenario that plays in this center; the core hands it back unread. */
  | { kind: "script"; what: unknown };
