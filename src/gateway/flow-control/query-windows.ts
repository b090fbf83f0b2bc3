// Counts the queries of call data per agent and per world, and decides which of them may pass.
import type { Instant } from "../../core/index.ts";
import { MAX_QUERIES_OF_AGENT, MAX_QUERIES_OF_ALL, QUERY_SPAN } from "../../words/flow-limits.ts";

/** A ring of the instants of the last queries that passed, as many as may pass within the span. */
class QueryWindow {
  readonly #instants: Float64Array;
  #oldest = 0;

  constructor(most: number) {
    this.#instants = new Float64Array(most).fill(Number.NEGATIVE_INFINITY);
  }

  isFull(now: Instant): boolean {
    return this.freeAt > now;
  }

  /** When the next query may pass, if none passes before. */
  get freeAt(): Instant {
    return (this.#instants[this.#oldest] ?? 0) + QUERY_SPAN;
  }

  add(now: Instant): void {
    this.#instants[this.#oldest] = now;
    this.#oldest = (this.#oldest + 1) % this.#instants.length;
  }
}

/** The windows of sessions and worlds. */
const ofSessions = new WeakMap<object, QueryWindow>();
const ofWorlds = new WeakMap<object, QueryWindow>();

/** Returns whether flow control limits an operation. */
export function isLimited({ method, path }: { readonly method: string; readonly path: string }): boolean {
  return method === "GET" && path.startsWith("/calldata/");
}

/**
 * Counts a query and returns true if it may pass now. A query that may not pass is not counted, so a client that repeats it still gets five
 * answers in two seconds.
 */
export function admitQuery(world: { readonly seenAt: Instant }, session: object): boolean {
  const now = world.seenAt;
  const own = windowOf(ofSessions, session, MAX_QUERIES_OF_AGENT);
  const all = windowOf(ofWorlds, world, MAX_QUERIES_OF_ALL);
  if (own.isFull(now) || all.isFull(now)) return false;
  own.add(now);
  all.add(now);
  return true;
}

/** Returns when the next query of an agent may pass. */
export function nextAdmissionAt(world: object, session: object): Instant {
  const own = windowOf(ofSessions, session, MAX_QUERIES_OF_AGENT);
  return Math.max(own.freeAt, windowOf(ofWorlds, world, MAX_QUERIES_OF_ALL).freeAt);
}

function windowOf(windows: WeakMap<object, QueryWindow>, key: object, most: number): QueryWindow {
  const known = windows.get(key);
  if (known !== undefined) return known;
  const created = new QueryWindow(most);
  windows.set(key, created);
  return created;
}
