// The names of the events that clients get, as conditions name them.
import type { AgentEvent, Center } from "../../core/index.ts";
import { type EventName, nameOfEvent } from "../../words/event-names.ts";
import type { GatewaySettings } from "../../words/gateway-settings.ts";

/**
 * Returns the name under which an agent's client gets an event that happens now, even if the agent has no client. An agent gets no events
 * before its sign-in, and its sign-out is the last one.
 *
 * @returns undefined if a client would not get the event.
 */
export function findClientEventName(
  center: Center,
  event: AgentEvent,
  settings: Readonly<GatewaySettings>,
): EventName | undefined {
  const isSignedIn = center.agent(event.agent)?.session !== undefined;
  return isSignedIn || event.type === "signedOut" ? nameOfEvent(event, settings) : undefined;
}
