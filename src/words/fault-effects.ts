// What a fault does to a request or to an event, as plain data: a world decides on it, the gateway carries it out.
import type { Duration } from "../core/index.ts";

/** What becomes of a request that a fault strikes. */
export type RequestEffect =
  | { readonly kind: "retcode"; readonly retcode: string }
  | { readonly kind: "status"; readonly status: number }
  /** In wall time (milliseconds). */
  | { readonly kind: "delay"; readonly wait: Duration }
  | { readonly kind: "reset" | "stall" | "malformed" | "truncated" | "guid" | "kick" | "switchOver" };

/** What becomes of an event on its way to the client that a fault strikes. */
export type EventEffect =
  | { readonly kind: "lost" | "doubled" | "reordered" }
  /** In wall time (milliseconds). */
  | { readonly kind: "late"; readonly wait: Duration };

/** The operations by which clients fetch events: those that a switch-over of the gateway is told by. */
export const POLLS: readonly string[] = [
  "getAgentEvent",
  "getAllAgentEvent",
  "getJsonpAgentEvent",
  "getAgentEventInAsync",
];

/** What is wrong with a further port of a world that a fault opens: its certificate, or the only TLS version that it speaks. */
export type PortEffect =
  | { readonly kind: "certificate"; readonly flaw: "expired" | "wrongHost" }
  | { readonly kind: "protocol"; readonly version: "TLSv1" | "TLSv1.1" };
