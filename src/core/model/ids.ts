// The ids of agents, queues, IVRs and calls.
import { type Instant, toWholeSeconds } from "../time/time.ts";

/** An agent's work number, 101 and up. */
export type AgentId = number;

/** The number of a skill queue. */
export type QueueId = number;

/** The number of an IVR (interactive voice response). */
export type IvrId = number;

/** The id of a call or chat: `<unix seconds of its beginning>-<serial>`, as the gateway writes it; opaque to clients. */
export type CallId = string;

/** Returns the id of a call or chat that begins at an instant. The serial is its number among the calls, chats and conferences. */
export function makeCallId(begun: Instant, serial: number): CallId {
  return `${toWholeSeconds(begun)}-${serial}`;
}
