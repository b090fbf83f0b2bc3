// Joins the events of agents to the polls that brought them to their clients.

import type { JournalEntry, WorldEvent } from "../../control/api-types.ts";
import type { AgentEvent } from "../../core/index.ts";
import { EVENT_NAMING } from "../../words/events/index.ts";
import { POLL_OPERATIONS } from "../../words/fault-effects.ts";

/** An event as a client gets it. */
export interface DeliveredEvent {
  readonly name: string;
  /** The call in its content; undefined if it names none. */
  readonly call: string | undefined;
}

/** The joins between events and polls. */
export interface Deliveries {
  /** The number of the poll that brought an event, by the serial number of the event. */
  readonly pollOf: ReadonlyMap<number, number>;
  /** What a poll brought, by the number of the poll; the serial number is undefined if the event is unknown. */
  readonly eventsOf: ReadonlyMap<number, readonly (DeliveredEvent & { readonly serial: number | undefined })[]>;
}

const EVENT_IN_ANSWER = /"eventType":"(\w+)"(?:,"workNo":"\d*","content":(?:"([^"]*)"|(\{[^}]*\})))?/g;
const CALL_IN_CONTENT = /"call[iI]d":"([^"]*)"/;

/** Returns whether a request is a poll for events. */
export function isPoll({ operation }: Pick<JournalEntry, "operation">): boolean {
  return POLL_OPERATIONS.includes(operation);
}

/** Returns the events in the answer to a poll. */
export function eventsIn({ answer, operation }: JournalEntry): DeliveredEvent[] {
  if (!isPoll({ operation }) || answer?.text == null) return [];
  return [...answer.text.matchAll(EVENT_IN_ANSWER)].map(([, name = "", callId, content]) => ({
    name,
    call: callId ?? CALL_IN_CONTENT.exec(content ?? "")?.[1],
  }));
}

/** Returns the name by which a client gets an event; undefined if clients don't get it. */
export function clientNameOf(event: WorldEvent): string | undefined {
  const naming = (EVENT_NAMING as Readonly<Record<string, unknown>>)[event.type];
  if (typeof naming !== "function") return naming as string | undefined;
  return naming(event as unknown as AgentEvent, { shutdownServiceAfterLogout: false });
}

/** Joins events to the polls that brought them. A repeated event belongs to its last poll. */
export function joinDeliveries(entries: readonly JournalEntry[], events: readonly WorldEvent[]): Deliveries {
  const bySerial = new Map(events.map((event) => [event.serial, event]));
  const pollOf = new Map<number, number>();
  const eventsOf = new Map<number, (DeliveredEvent & { serial: number | undefined })[]>();
  for (const entry of entries) {
    if (entry.events.length === 0) continue;
    const written = eventsIn(entry);
    eventsOf.set(
      entry.number,
      entry.events.flatMap((serial, index) => {
        const event = bySerial.get(serial);
        if (event !== undefined) pollOf.set(serial, entry.number);
        // An event that is no longer in the log has its name in the answer, and one without a stored answer in the log.
        const { name = nameToFind(event), call = event?.call } = written[index] ?? {};
        return name === undefined ? [] : [{ name, call, serial: event?.serial }];
      }),
    );
  }
  return { pollOf, eventsOf };
}

/** The name to look for in answers. The end of a session is sent after an own sign-out only if a setting says so. */
function nameToFind(event: WorldEvent | undefined): string | undefined {
  if (event === undefined) return undefined;
  return event.type === "signedOut" ? "AgentOther_ShutdownService" : clientNameOf(event);
}

/** Compares two texts, for sorting. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
