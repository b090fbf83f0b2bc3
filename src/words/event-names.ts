// Returns the names by which clients get the events of the core.
// Each family of events has a table of names.
import type { AgentEvent, AgentEventOf } from "../core/index.ts";
import { EVENT_NAMING, EVENT_ROWS } from "./events/index.ts";
import type { Naming, NamingSettings } from "./events/row.ts";

/** The name of an event that clients can get. */
export type EventName = keyof typeof EVENT_ROWS;

/** The names of all events that clients can get. */
export const EVENT_NAMES = Object.keys(EVENT_ROWS) as readonly EventName[];

/** The naming of each type of event. A type that no family names doesn't compile. */
const NAMING: { readonly [Type in AgentEvent["type"]]: Naming<AgentEventOf<Type>, EventName> } = EVENT_NAMING;

/** Returns the name by which a client gets an event; undefined if clients don't get it. */
export function nameOfEvent(event: AgentEvent, settings: NamingSettings): EventName | undefined {
  // NAMING has for each type a naming of events of exactly this type. TypeScript can't see that for an event of any type.
  const naming = NAMING[event.type] as Naming<AgentEvent, EventName>;
  return typeof naming === "function" ? naming(event, settings) : naming;
}
