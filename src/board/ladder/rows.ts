// Creates the rows of a ladder from requests and events.
import type { JournalEntry, WorldEvent } from "../../control/api-types.ts";
import {
  clientNameOf,
  type DeliveryJoins,
  deliveredNameOf,
  hasDelivered,
  isPoll,
  isPush,
  joinDeliveries,
} from "./delivered.ts";
import { arrowOf, deliveryOf } from "./event-arrow.ts";
import { marksOfEntry, marksOfEvent, sortMarks } from "./marks.ts";
import { hasFailed, outcomeOf } from "./outcome.ts";
import type { LadderInput, Lane, Row } from "./row.ts";
import { type LadderMoment, orderMoments } from "./timeline.ts";

/** Returns the rows of a ladder, oldest first. */
export function makeRows(input: LadderInput): Row[] {
  const moments = orderMoments(input.entries, input.events);
  const deliveries = joinDeliveries(input.entries, input.events);
  const inline = findInlineSerials(moments, deliveries);
  const entries = new Map(input.entries.map((entry) => [entry.number, entry]));
  const rows: Row[] = [];
  for (const { entry, event } of moments) {
    if (event !== undefined) {
      const carrier = deliveries.carrierOf.get(event.serial);
      const isInline = inline.has(event.serial);
      rows.push(createEventRow(event, carrier === undefined ? undefined : entries.get(carrier), isInline, input));
    } else if (isPush(entry) && (!hasDelivered(entry) || hasNoKnownEvent(entry, deliveries))) {
      rows.push(createPushRow(entry, deliveries, input));
    } else if (isCarrier(entry)) {
      rows.push(...createDeliveryRows(entry, deliveries, inline, input));
    } else {
      rows.push(createPlainRow(entry, input));
    }
  }
  return rows;
}

/** Returns the lanes of a ladder, from left to right. */
export function lanesOf(rows: readonly Row[]): Lane[] {
  const clients = new Set<Lane>();
  for (const { segments } of rows)
    for (const { from, to } of segments)
      for (const lane of [from, to]) if (lane.startsWith("client")) clients.add(lane);
  const numbered = [...clients].sort((a, b) => agentOf(a) - agentOf(b));
  return [...numbered, "gateway", "center", "customer"];
}

function agentOf(lane: Lane): number {
  return Number(lane.slice("client ".length));
}

/** Returns whether an entry can have brought events to its client: a poll, or a push that was acknowledged. */
function isCarrier(entry: JournalEntry): boolean {
  return isPoll(entry) || (isPush(entry) && hasDelivered(entry));
}

/**
 * Returns the serial numbers of the events that are drawn in one arrow with their delivery: a poll or a push brought them at the instant
 * of the event. In between, the client sent only polls, and no push to it failed.
 */
function findInlineSerials(moments: readonly LadderMoment[], { carrierOf }: DeliveryJoins): ReadonlySet<number> {
  const inline = new Set<number>();
  const indexByNumber = new Map<number, number>();
  for (const [index, { entry }] of moments.entries()) if (entry !== undefined) indexByNumber.set(entry.number, index);
  for (const [index, { event }] of moments.entries()) {
    const carrierIndex = indexByNumber.get(carrierOf.get(event?.serial ?? -1) ?? -1);
    const carrier = carrierIndex === undefined ? undefined : moments[carrierIndex]?.entry;
    if (event === undefined || carrierIndex === undefined || carrier?.endedWorldTime !== event.at) continue;
    const between = moments.slice(index, Math.max(index, carrierIndex));
    if (!between.some(({ entry }) => entry?.agent === event.agent && entry !== undefined && !isCarrier(entry)))
      inline.add(event.serial);
  }
  return inline;
}

/** Returns the row of an event. `carrier` is the poll or push that brought it; undefined if none has yet. */
function createEventRow(
  event: WorldEvent,
  carrier: JournalEntry | undefined,
  isInline: boolean,
  input: LadderInput,
): Row {
  const { agent, serial, at } = event;
  const name = carrier === undefined ? clientNameOf(event) : deliveredNameOf(event);
  const delivery = agent !== undefined && name !== undefined && isInline ? [deliveryOf(agent, name)] : [];
  return {
    key: `event ${serial}`,
    kind: event.agent === undefined ? "call" : "event",
    at,
    agent,
    segments: [...(delivery.length > 0 ? createGatewayArrow(event) : arrowOf(event)), ...delivery],
    outcome: outcomeOfEvent(name, carrier, isInline),
    isRefused: false,
    marks: sortMarks([...marksOfEvent(event), ...(isInline && carrier ? marksOfEntry(carrier, input) : [])]),
    entry: isInline ? carrier : undefined,
    event,
    delivers: undefined,
  };
}

/** Returns the arrow of an event to the gateway, even if clients get the event only with a setting. */
function createGatewayArrow(event: WorldEvent) {
  return arrowOf(event).map((segment) => ({ ...segment, from: "center" as const, to: "gateway" as const }));
}

function outcomeOfEvent(name: string | undefined, carrier: JournalEntry | undefined, isInline: boolean) {
  if (name === undefined) return "";
  if (carrier === undefined) return "undelivered";
  return isInline ? `${nameOf(carrier)}, ${formatDuration(carrier)}` : `waits for ${nameOf(carrier)}`;
}

function nameOf(entry: JournalEntry): string {
  return `${isPush(entry) ? "push" : "poll"} ${entry.number}`;
}

/** Yields the rows of a poll or a push: one for each event that has no inline arrow, or one for a poll without events, if it is shown. */
function* createDeliveryRows(
  entry: JournalEntry,
  { eventsOf }: DeliveryJoins,
  inline: ReadonlySet<number>,
  input: LadderInput,
): Generator<Row> {
  const events = eventsOf.get(entry.number) ?? [];
  for (const [index, { name, serial }] of events.entries()) {
    if (serial !== undefined && inline.has(serial)) continue;
    yield {
      ...createPlainRow(entry, input),
      key: `delivery ${entry.number}.${index}`,
      kind: "delivery",
      at: entry.endedWorldTime ?? entry.worldTime,
      segments: [deliveryOf(entry.agent ?? 0, name)],
      outcome: `${nameOf(entry)}, ${formatDuration(entry)}${entry.repeated ? ", repeated" : ""}`,
      delivers: serial === undefined ? undefined : `event ${serial}`,
    };
  }
  if (isPush(entry)) return;
  const row = createPlainRow(entry, input);
  const isEmpty = events.length === 0;
  const isOrdinary = isEmpty && row.marks.length === 0 && (entry.retcode === "0" || entry.phase === "received");
  if (isEmpty && (!isOrdinary || input.showsEmptyPolls)) yield { ...row, kind: "poll" };
}

/** Returns whether no event of an entry is known. */
function hasNoKnownEvent({ number }: JournalEntry, { eventsOf }: DeliveryJoins): boolean {
  return (eventsOf.get(number) ?? []).length === 0;
}

/** Returns the row of a push that has failed, has no answer yet, or has no known event. */
function createPushRow(entry: JournalEntry, { eventsOf }: DeliveryJoins, input: LadderInput): Row {
  const { agent, phase, status, endedWorldTime, worldTime, repeated } = entry;
  const names = (eventsOf.get(entry.number) ?? []).map(({ name }) => name);
  const answer = phase === "answered" ? `HTTP ${status}` : outcomeOf(entry);
  const outcome = phase === "received" ? answer : `${answer}, ${formatDuration(entry)}`;
  return {
    ...createPlainRow(entry, input),
    at: endedWorldTime ?? worldTime,
    segments: [deliveryOf(agent ?? 0, names.length === 0 ? "push" : names.join(", "))],
    outcome: `push ${entry.number}, ${outcome}${repeated ? ", repeated" : ""}`,
  };
}

/** Returns the row of a request, without its events. */
function createPlainRow(entry: JournalEntry, input: LadderInput): Row {
  const { number, agent, operation, phase, worldTime } = entry;
  return {
    key: `request ${number}`,
    kind: "request",
    at: worldTime,
    agent: agent ?? undefined,
    segments: [{ from: `client ${agent ?? 0}`, to: "gateway", label: operation }],
    outcome: phase === "answered" ? `${outcomeOf(entry)}, ${formatDuration(entry)}` : outcomeOf(entry),
    isRefused: hasFailed(entry),
    marks: marksOfEntry(entry, input),
    entry,
    event: undefined,
    delivers: undefined,
  };
}

/** Returns how long a request took, such as `0.4 ms` or `9.8 s`; `no answer` if it has not ended. */
export function formatDuration({ ms }: Pick<JournalEntry, "ms">): string {
  if (ms === null) return "no answer";
  if (ms >= 1_000) return `${(ms / 1_000).toFixed(1)} s`;
  return `${ms >= 100 ? Math.round(ms) : ms.toFixed(1)} ms`;
}
