// What can be booked on the clock: a closed union of plain data, so that a world with all that is under way can be written down.
import type { AgentId, CallId } from "./ids.ts";

export type Timer =
  /** A call has rung at an agent for as long as it may. */
  | { kind: "ring-timeout"; call: CallId; agent: AgentId }
  /** A customer who waits gives up. */
  | { kind: "patience-over"; call: CallId }
  /** A customer has said all that was to be said. */
  | { kind: "customer-done"; call: CallId }
  /** The granted time of a rest is used up. */
  | { kind: "rest-over"; agent: AgentId; session: number }
  /** Time to see whether an agent's client has been silent for too long. */
  | { kind: "silence"; agent: AgentId; session: number }
  /** Waiting calls and free agents are to be brought together. */
  | { kind: "route" }
  /** A day begins in the center's time zone. */
  | { kind: "day-begins" }
  /** An entry of the scenario that plays in this center; the core hands it back unread. */
  | { kind: "script"; what: unknown };
