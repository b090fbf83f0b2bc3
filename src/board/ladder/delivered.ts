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

/** Joins events to polls: a poll brings the oldest event of its name that no poll has brought yet. */
export function joinDeliveries(entries: readonly JournalEntry[], events: readonly WorldEvent[]): Deliveries {
  const waiting = new Map<string, WorldEvent[]>();
  for (const event of events) {
    const name = nameToFind(event);
    if (event.agent === undefined || name === undefined) continue;
    const key = `${event.agent} ${name}`;
    const waitingSame = waiting.get(key);
    if (waitingSame === undefined) waiting.set(key, [event]);
    else waitingSame.push(event);
  }
  const pollOf = new Map<number, number>();
  const eventsOf = new Map<number, (DeliveredEvent & { serial: number | undefined })[]>();
  for (const entry of inOrderOfAnswers(entries)) {
    const brought = eventsIn(entry);
    if (brought.length === 0) continue;
    const joined = brought.map((delivered) => {
      const event = takeFirst(waiting.get(`${entry.agent} ${delivered.name}`), delivered, entry);
      if (event !== undefined) pollOf.set(event.serial, entry.number);
      return { ...delivered, serial: event?.serial };
    });
    eventsOf.set(entry.number, joined);
  }
  return { pollOf, eventsOf };
}

/** The name to look for in answers. The end of a session is sent after an own sign-out only if a setting says so. */
function nameToFind(event: WorldEvent): string | undefined {
  return event.type === "signedOut" ? "AgentOther_ShutdownService" : clientNameOf(event);
}

function inOrderOfAnswers(entries: readonly JournalEntry[]): readonly JournalEntry[] {
  const answered = entries.filter((entry) => isPoll(entry) && entry.endedAt !== null);
  return answered.toSorted((a, b) => compare(a.endedAt ?? "", b.endedAt ?? "") || a.number - b.number);
}

/** Takes the first event that a poll can have brought: it has the same call, and happened before the answer. */
function takeFirst(events: WorldEvent[] = [], { call }: DeliveredEvent, { endedWorldTime }: JournalEntry) {
  const index = events.findIndex(
    (event) =>
      (call === undefined || event.call === undefined || event.call === call) && event.at <= (endedWorldTime ?? ""),
  );
  return index < 0 ? undefined : events.splice(index, 1)[0];
}

/** Compares two texts, for sorting. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
