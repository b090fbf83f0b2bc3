// The effects of faults on requests, events and ports, as data.
// A world chooses an effect, and the gateway applies it.
import type { Duration } from "../core/index.ts";

/** The effect of a fault on a request. */
export type RequestEffect =
  | { readonly kind: "retcode"; readonly retcode: string }
  | { readonly kind: "status"; readonly status: number }
  /** `wait` is in milliseconds of wall time. */
  | { readonly kind: "delay"; readonly wait: Duration }
  | { readonly kind: "reset" | "stall" | "malformed" | "truncated" | "guid" | "kick" | "switchOver" };

/** The effect of a fault on an event for a client. */
export type EventEffect =
  | { readonly kind: "lost" | "doubled" | "reordered" }
  /** `wait` is in milliseconds of wall time. */
  | { readonly kind: "late"; readonly wait: Duration };

/** A fault that was applied to a request. */
export interface AppliedFault {
  /** The number of the fault. */
  readonly id: number;
  readonly effect: RequestEffect;
}

/** A fault that was applied to an event on its way to a client. */
export interface EventFault {
  /** The number of the fault. */
  readonly id: number;
  readonly effect: EventEffect["kind"];
}

/** The operations that fetch events. The effect `switchOver` applies only to them. */
export const POLL_OPERATIONS: readonly string[] = [
  "getAgentEvent",
  "getAllAgentEvent",
  "getJsonpAgentEvent",
  "getAgentEventInAsync",
];

/** The flaw of the separate port that a fault opens: its certificate, or its only TLS version. */
export type PortEffect =
  | { readonly kind: "certificate"; readonly flaw: "expired" | "wrongHost" }
  | { readonly kind: "protocol"; readonly version: "TLSv1" | "TLSv1.1" };
