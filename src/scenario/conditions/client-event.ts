// The names of the events that clients get, as conditions name them.
import type { AgentEvent, Center } from "../../core/index.ts";
import { type EventName, nameOfEvent } from "../../words/event-names.ts";
import type { GatewaySettings } from "../../words/gateway-settings.ts";

/**
 * Returns the name of an event that happens now, as the agent's client gets it, or would get it if there were one; undefined if it gets none.
 * An agent gets no events before its sign-in, and its sign-out is the last one.
 */
export function findClientEventName(
  center: Center,
  event: AgentEvent,
  settings: Readonly<GatewaySettings>,
): EventName | undefined {
  const isSignedIn = center.agent(event.agent)?.session !== undefined;
  return isSignedIn || event.type === "signedOut" ? nameOfEvent(event, settings) : undefined;
}
