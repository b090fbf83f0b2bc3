// Makes the rows of a ladder from requests and events.
import type { JournalEntry, WorldEvent } from "../../control/api-types.ts";
import { clientNameOf, type Deliveries, isPoll, joinDeliveries } from "./delivered.ts";
import { arrowOf, deliveryOf } from "./event-arrow.ts";
import { marksOfEntry, marksOfEvent } from "./marks.ts";
import type { LadderInput, Lane, Row } from "./row.ts";
import { type Moment, orderMoments } from "./timeline.ts";

/** Returns the rows of a ladder, oldest first. */
export function makeRows(input: LadderInput): Row[] {
  const moments = orderMoments(input.entries, input.events);
  const deliveries = joinDeliveries(input.entries, input.events);
  const inline = findInline(moments, deliveries);
  const entries = new Map(input.entries.map((entry) => [entry.number, entry]));
  const rows: Row[] = [];
  for (const { entry, event } of moments) {
    if (event !== undefined) {
      const poll = deliveries.pollOf.get(event.serial);
      const isInline = inline.has(event.serial);
      rows.push(eventRow(event, poll === undefined ? undefined : entries.get(poll), isInline, input));
    } else if (isPoll(entry)) {
      rows.push(...pollRows(entry, deliveries, inline, input));
    } else {
      rows.push(requestRow(entry, input));
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

/**
 * Finds the events whose delivery is drawn in one arrow with them: a poll brought them at once, and their client requested nothing in between.
 * Returns their serial numbers.
 */
function findInline(moments: readonly Moment[], { pollOf }: Deliveries): ReadonlySet<number> {
  const inline = new Set<number>();
  const pollAt = new Map<number, number>();
  for (const [index, { entry }] of moments.entries()) if (entry !== undefined) pollAt.set(entry.number, index);
  for (const [index, { event }] of moments.entries()) {
    const at = pollAt.get(pollOf.get(event?.serial ?? -1) ?? -1);
    const poll = at === undefined ? undefined : moments[at]?.entry;
    if (event === undefined || at === undefined || poll?.endedWorldTime !== event.at) continue;
    const between = moments.slice(index, Math.max(index, at));
    if (!between.some(({ entry }) => entry?.agent === event.agent && entry !== undefined && !isPoll(entry)))
      inline.add(event.serial);
  }
  return inline;
}

function eventRow(event: WorldEvent, poll: JournalEntry | undefined, isInline: boolean, input: LadderInput): Row {
  const { agent, serial, at } = event;
  const name = clientNameOf(event) ?? (poll === undefined ? undefined : "AgentOther_ShutdownService");
  const isPushed =
    agent !== undefined && input.pushed.has(agent) && name !== undefined && event.fault?.effect !== "lost";
  const delivery = agent !== undefined && name !== undefined && (isInline || isPushed) ? [deliveryOf(agent, name)] : [];
  return {
    key: `event ${serial}`,
    kind: event.agent === undefined ? "call" : "event",
    at,
    agent,
    segments: [...(delivery.length > 0 && poll !== undefined ? gatewayArrow(event) : arrowOf(event)), ...delivery],
    outcome: outcomeOfEvent(name, poll, isInline, isPushed),
    isRefused: false,
    marks: [...marksOfEvent(event), ...(isInline && poll ? marksOfEntry(poll, input) : [])],
    entry: isInline ? poll : undefined,
    event,
    delivers: undefined,
  };
}

/** The arrow of an event that clients get only because a setting says so has no arrow to the gateway otherwise. */
function gatewayArrow(event: WorldEvent) {
  return arrowOf(event).map((segment) => ({ ...segment, from: "center" as const, to: "gateway" as const }));
}

function outcomeOfEvent(
  name: string | undefined,
  poll: JournalEntry | undefined,
  isInline: boolean,
  isPushed: boolean,
) {
  if (name === undefined) return "";
  if (isInline && poll !== undefined) return `poll ${poll.number}, ${formatDuration(poll)}`;
  if (poll !== undefined) return `waits for poll ${poll.number}`;
  return isPushed ? "pushed" : "undelivered";
}

function* pollRows(
  entry: JournalEntry,
  { eventsOf }: Deliveries,
  inline: ReadonlySet<number>,
  input: LadderInput,
): Generator<Row> {
  const events = eventsOf.get(entry.number) ?? [];
  for (const [index, { name, serial }] of events.entries()) {
    if (serial !== undefined && inline.has(serial)) continue;
    yield {
      ...plainRow(entry, input),
      key: `delivery ${entry.number}.${index}`,
      kind: "delivery",
      at: entry.endedWorldTime ?? entry.worldTime,
      segments: [deliveryOf(entry.agent ?? 0, name)],
      outcome: `poll ${entry.number}, ${formatDuration(entry)}${entry.repeated ? ", repeated" : ""}`,
      delivers: serial === undefined ? undefined : `event ${serial}`,
    };
  }
  const row = plainRow(entry, input);
  const isEmpty = events.length === 0;
  const isOrdinary = isEmpty && row.marks.length === 0 && (entry.retcode === "0" || entry.phase === "received");
  if (isEmpty && (!isOrdinary || input.showsEmptyPolls)) yield { ...row, kind: "poll" };
}

function requestRow(entry: JournalEntry, input: LadderInput): Row {
  return plainRow(entry, input);
}

function plainRow(entry: JournalEntry, input: LadderInput): Row {
  const { number, agent, operation, retcode, phase, worldTime } = entry;
  // A failed push goes to the client.
  const client: Lane = `client ${agent ?? 0}`;
  const [from, to]: [Lane, Lane] = operation === "push" ? ["gateway", client] : [client, "gateway"];
  return {
    key: `request ${number}`,
    kind: "request",
    at: worldTime,
    agent: agent ?? undefined,
    segments: [{ from, to, label: operation }],
    outcome:
      phase === "received" ? "waits" : phase === "aborted" ? "client gone" : `${retcode}, ${formatDuration(entry)}`,
    isRefused: phase === "aborted" || (retcode !== null && retcode !== "0"),
    marks: marksOfEntry(entry, input),
    entry,
    event: undefined,
    delivers: undefined,
  };
}

/** Returns how long a request took, such as `0.4 ms` or `9.8 s`. */
export function formatDuration({ ms }: Pick<JournalEntry, "ms">): string {
  if (ms === null) return "no answer";
  if (ms >= 1_000) return `${(ms / 1_000).toFixed(1)} s`;
  return `${ms >= 100 ? Math.round(ms) : ms.toFixed(1)} ms`;
}
