// Metrics of a world, read from its existing counters.
import { figuresOf, type Progress, type QueueFigures, SHOWN_STATES, stateOf, type Work } from "../../core/index.ts";
import type { World } from "../../world/world.ts";
import { CALL_STATES, callStateOf } from "../answers/call-answer.ts";
import type { Exposition } from "./exposition.ts";

/** The metrics of a world. */
export interface WorldFigures {
  readonly world: string;
  readonly now: number;
  readonly events: number;
  readonly agents: Readonly<Record<string, number>>;
  readonly calls: Readonly<Record<string, number>>;
  readonly queues: readonly QueueMetrics[];
  readonly heldPolls: number;
  readonly waitingEvents: number;
  readonly requests: ReturnType<World["journal"]["totals"]>;
}

/** The metrics of a queue. */
interface QueueMetrics extends QueueFigures {
  readonly id: number;
}

/** The number of agents or calls to count before other work can run. Counting them takes a fraction of a millisecond. */
const COUNTED_PER_SLICE = 1_000;

/** Measures a world. A large world is measured in pieces, and may change between them. */
export function* measuringWorld({ name, center, journal }: World): Work<WorldFigures> {
  const agents: Record<string, number> = Object.fromEntries(SHOWN_STATES.map((state) => [state, 0]));
  const calls: Record<string, number> = Object.fromEntries(CALL_STATES.map((state) => [state, 0]));
  const { length: events } = center.log;
  const requests = journal.totals();
  const signedIn = new Map<number, number>();
  let heldPolls = 0;
  let waitingEvents = 0;
  let done = 0;
  for (const { id, session, mailbox } of center.state.agents.values()) {
    const state = session === undefined ? "signedOut" : stateOf(center, id).name;
    agents[state] = (agents[state] ?? 0) + 1;
    if (session?.listening === true) heldPolls++;
    for (const queue of session?.skills ?? []) signedIn.set(queue, (signedIn.get(queue) ?? 0) + 1);
    waitingEvents += mailbox.waiting.length;
    if (++done % COUNTED_PER_SLICE === 0) yield { done, of: 0 };
  }
  for (const call of center.state.calls.values()) {
    const state = callStateOf(call);
    calls[state] = (calls[state] ?? 0) + 1;
    if (++done % COUNTED_PER_SLICE === 0) yield { done, of: 0 };
  }
  const queues: QueueMetrics[] = [];
  for (const queue of center.state.queues.values()) {
    queues.push({ id: queue.id, ...figuresOf(center, queue, signedIn.get(queue.id) ?? 0) });
    yield { done, of: 0 };
  }
  yield { done, of: 0 };
  return { world: name, now: center.now, events, agents, calls, queues, heldPolls, waitingEvents, requests };
}

/** A scrape reports no progress. */
const SOME: Progress = { done: 0, of: 0 };

/**
 * Writes the metrics of worlds, family by family.
 *
 * @yields after each world of each family.
 */
export function* writeWorlds(out: Exposition, worlds: readonly WorldFigures[]): Work {
  yield* writeRequests(out, worlds);
  yield* byState(out, worlds, "agents", "Agents by state.");
  yield* byState(out, worlds, "calls", "Calls under way by state.");
  yield* writeQueues(out, worlds);
  yield* gauge(out, worlds, "ccgw_held_polls", "Polls that are held because no event waits.", (one) => one.heldPolls);
  yield* gauge(
    out,
    worlds,
    "ccgw_waiting_events",
    "Events that clients have not fetched yet.",
    (one) => one.waitingEvents,
  );
  out.family("ccgw_events_total", "counter", "Events that happened in the world's present life.");
  for (const { world, events } of worlds) {
    out.sample("ccgw_events_total", { world }, events);
    yield SOME;
  }
  yield* gauge(
    out,
    worlds,
    "ccgw_world_time_seconds",
    "What time it is in the world, since 1970.",
    (one) => one.now / 1_000,
  );
}

function* writeRequests(out: Exposition, worlds: readonly WorldFigures[]): Work {
  out.family("ccgw_requests_received_total", "counter", "Requests that clients made, answered or not.");
  for (const { world, requests } of worlds) {
    for (const { operation, received } of requests) {
      out.sample("ccgw_requests_received_total", { world, operation }, received);
    }
    yield SOME;
  }
  out.family("ccgw_requests_total", "counter", "Requests that were answered.");
  for (const { world, requests } of worlds) {
    for (const { operation, answered } of requests) {
      for (const [retcode, count] of Object.entries(answered)) {
        out.sample("ccgw_requests_total", { world, operation, retcode }, count);
      }
    }
    yield SOME;
  }
  out.family("ccgw_requests_aborted_total", "counter", "Requests whose client was gone before the answer.");
  for (const { world, requests } of worlds) {
    for (const { operation, aborted } of requests) {
      out.sample("ccgw_requests_aborted_total", { world, operation }, aborted);
    }
    yield SOME;
  }
  const name = "ccgw_request_duration_seconds";
  out.family(
    name,
    "summary",
    "How long answered requests took, in wall time; polls with the time that they were held.",
  );
  for (const { world, requests } of worlds) {
    for (const { operation, answered, ms } of requests) {
      const count = Object.values(answered).reduce((sum, one) => sum + one, 0);
      out.sample(`${name}_sum`, { world, operation }, Math.round(ms * 1_000) / 1_000_000);
      out.sample(`${name}_count`, { world, operation }, count);
    }
    yield SOME;
  }
}

/** The families of metrics of queues: suffix, kind, help and value. */
const QUEUE_FAMILIES: readonly (readonly [string, "gauge" | "counter", string, (queue: QueueMetrics) => number])[] = [
  ["waiting", "gauge", "Calls that wait in a queue.", ({ waiting }) => waiting],
  ["longest_wait_seconds", "gauge", "The longest wait in a queue now.", ({ longestWait }) => longestWait / 1_000],
  ["agents_signed_in", "gauge", "Agents who are signed in to a queue.", ({ signedIn }) => signedIn],
  ["agents_available", "gauge", "Agents who can take a call of a queue now.", ({ available }) => available],
  ["answered_total", "counter", "Calls of a queue that agents answered.", ({ answered }) => answered],
  [
    "abandoned_total",
    "counter",
    "Calls of a queue whose caller hung up before an answer.",
    ({ abandoned }) => abandoned,
  ],
  [
    "turned_away_total",
    "counter",
    "Calls that were rejected because a queue was full.",
    ({ turnedAway }) => turnedAway,
  ],
];

function* writeQueues(out: Exposition, worlds: readonly WorldFigures[]): Work {
  for (const [suffix, kind, help, value] of QUEUE_FAMILIES) {
    const name = `ccgw_queue_${suffix}`;
    out.family(name, kind, help);
    for (const { world, queues } of worlds) {
      for (const queue of queues) out.sample(name, { world, queue: String(queue.id) }, value(queue));
      yield SOME;
    }
  }
}

function* byState(out: Exposition, worlds: readonly WorldFigures[], what: "agents" | "calls", help: string): Work {
  out.family(`ccgw_${what}`, "gauge", help);
  for (const figures of worlds) {
    for (const [state, count] of Object.entries(figures[what])) {
      out.sample(`ccgw_${what}`, { world: figures.world, state }, count);
    }
    yield SOME;
  }
}

function* gauge(
  out: Exposition,
  worlds: readonly WorldFigures[],
  name: string,
  help: string,
  value: (figures: WorldFigures) => number,
): Work {
  out.family(name, "gauge", help);
  for (const figures of worlds) {
    out.sample(name, { world: figures.world }, value(figures));
    yield SOME;
  }
}
