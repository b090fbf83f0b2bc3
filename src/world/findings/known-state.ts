// Determines whether a client can know the present state of its agent.
import type { Duration } from "../../core/index.ts";
import type { SeenRequest } from "./hooks.ts";

/** The wall time that a client or its user may take to process an event. */
const GRACE: Duration = 1_000;

/** Returns whether a client has received every event of its agent, and has had time to process the last one. */
export function knowsItsState({ center, client, now }: SeenRequest<unknown>): boolean {
  const waiting = center.agent(client.id)?.mailbox.waiting.length ?? 0;
  return !client.hasMissedEvents && waiting === 0 && now - client.eventsSentAt >= GRACE;
}
