// Decides whether a client can be blamed for not knowing its agent's state.
import type { Duration } from "../../core/index.ts";
import type { SeenRequest } from "./hooks.ts";

/** The time (wall time) in which the client or its user may not have processed an event yet. */
const GRACE: Duration = 1_000;

/** Returns whether a client has received every event of its agent, and had time to read the last one. */
export function knowsItsState({ center, client, now }: SeenRequest<unknown>): boolean {
  const waiting = center.agent(client.id)?.mailbox.waiting.length ?? 0;
  return !client.hasMissedEvents && waiting === 0 && now - client.eventsSentAt >= GRACE;
}
