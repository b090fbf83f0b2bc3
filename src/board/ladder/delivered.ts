// Joins the events of agents to the polls and pushes that brought them to their clients.

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

/** The joins between events and the polls and pushes that brought them. */
export interface DeliveryJoins {
  /** The number of the poll or push that brought an event, by the serial number of the event. */
  readonly carrierOf: ReadonlyMap<number, number>;
  /** The events in a poll's answer or a push, by the number of its entry. An event that is unknown here has no serial number. */
  readonly eventsOf: ReadonlyMap<number, readonly (DeliveredEvent & { readonly serial: number | undefined })[]>;
}

const EVENT_IN_ANSWER = /"eventType":"(\w+)"(?:,"workNo":"\d*","content":(?:"([^"]*)"|(\{[^}]*\})))?/g;
const CALL_IN_CONTENT = /"call[iI]d":"([^"]*)"/;

/** Returns whether a request is a poll for events. */
export function isPoll({ operation }: Pick<JournalEntry, "operation">): boolean {
  return POLL_OPERATIONS.includes(operation);
}

/** Returns whether an entry of the journal is a push, which the gateway sends to a client. */
export function isPush({ operation }: Pick<JournalEntry, "operation">): boolean {
  return operation === "push";
}

/** Returns whether an entry has brought its events to their client: a push has done so only after its client has acknowledged it. */
export function hasDelivered(entry: JournalEntry): boolean {
  return !isPush(entry) || entry.retcode === "0";
}

/** Returns the events in the answer to a poll or in a push; empty for other requests, and without a stored body. */
export function readEvents(entry: JournalEntry): DeliveredEvent[] {
  const body = isPush(entry) ? entry.request : isPoll(entry) ? entry.answer : null;
  if (body?.text == null) return [];
  return [...body.text.matchAll(EVENT_IN_ANSWER)].map(([, name = "", callId, content]) => ({
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

/** Joins events to the polls and pushes that brought them. A repeated event belongs to the last poll or push. */
export function joinDeliveries(entries: readonly JournalEntry[], events: readonly WorldEvent[]): DeliveryJoins {
  const bySerial = new Map(events.map((event) => [event.serial, event]));
  const carrierOf = new Map<number, number>();
  const eventsOf = new Map<number, readonly (DeliveredEvent & { serial: number | undefined })[]>();
  for (const entry of entries) {
    const written = readEvents(entry);
    if (isPush(entry) && written.length > entry.events.length) {
      // A real gateway pushed events that this world has not sent, or not yet.
      const paired = pairByName(written, entry.events, bySerial);
      eventsOf.set(entry.number, paired);
      if (!hasDelivered(entry)) continue;
      for (const { serial } of paired) if (serial !== undefined) carrierOf.set(serial, entry.number);
      continue;
    }
    if (entry.events.length === 0) continue;
    eventsOf.set(
      entry.number,
      entry.events.flatMap((serial, index) => {
        const event = bySerial.get(serial);
        if (event !== undefined && hasDelivered(entry)) carrierOf.set(serial, entry.number);
        // The body names also an event that is no longer in the log. Without a stored body, the log has its name.
        const { name = deliveredNameOf(event), call = event?.call } = written[index] ?? {};
        return name === undefined ? [] : [{ name, call, serial: event?.serial }];
      }),
    );
  }
  return { carrierOf, eventsOf };
}

/** Pairs each event in a push with a serial number: the first for an event of its name that is not paired yet, or undefined. */
function pairByName(
  written: readonly DeliveredEvent[],
  serials: readonly number[],
  bySerial: ReadonlyMap<number, WorldEvent>,
): readonly (DeliveredEvent & { readonly serial: number | undefined })[] {
  const unpaired = [...serials];
  return written.map((event) => {
    const index = unpaired.findIndex((serial) => deliveredNameOf(bySerial.get(serial)) === event.name);
    return { ...event, serial: index < 0 ? undefined : unpaired.splice(index, 1)[0] };
  });
}

/**
 * Returns the name by which a poll or push brought an event; undefined if clients don't get such events. A setting decides whether clients
 * get the end of a session after the agent's own sign-out. This function ignores it, because the event was brought.
 */
export function deliveredNameOf(event: WorldEvent | undefined): string | undefined {
  if (event === undefined) return undefined;
  return event.type === "signedOut" ? "AgentOther_ShutdownService" : clientNameOf(event);
}

/** Compares two texts, for sorting. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
