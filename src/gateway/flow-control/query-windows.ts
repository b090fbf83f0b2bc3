// Counts the queries per agent and group of interfaces, and per world, and decides which of them may pass.
import type { Instant } from "../../core/index.ts";
import { MAX_QUERIES_OF_AGENT, MAX_QUERIES_OF_ALL, QUERY_SPAN } from "../../words/flow-limits.ts";
import type { KnownInterface } from "../../words/known-interfaces.ts";

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

/** The windows of sessions in their groups, by their keys, and of worlds. */
const windowsByKey = new WeakMap<object, QueryWindow>();
const windowsByWorld = new WeakMap<object, QueryWindow>();

/** The groups of interfaces whose queries flow control limits (cec_07_1261). */
export type LimitedGroup = "calldata" | "agentgroup" | "queuedevice";

/** Returns the group whose queries an interface counts among; undefined if flow control does not limit it. */
export function findLimitedGroup({
  method,
  group,
}: Pick<KnownInterface, "method" | "group">): LimitedGroup | undefined {
  if (group === "calldata") return method === "GET" ? group : undefined;
  // In these groups every interface is a query.
  return group === "agentgroup" || group === "queuedevice" ? group : undefined;
}

/** The keys of sessions in the groups other than calldata. */
const keysBySession = { agentgroup: new WeakMap<object, object>(), queuedevice: new WeakMap<object, object>() };

/** Returns the object that stands for the queries of a session in a group. */
export function findQueryKey(session: object, group: LimitedGroup): object {
  // Most queries are of call data: the session itself stands for them.
  if (group === "calldata") return session;
  const keys = keysBySession[group];
  const known = keys.get(session);
  if (known !== undefined) return known;
  const created = {};
  keys.set(session, created);
  return created;
}

/**
 * Counts a query and returns true if it may pass now. A query that may not pass is not counted, so a client that repeats it still gets five
 * answers in two seconds.
 */
export function admitQuery(world: { readonly seenAt: Instant }, key: object): boolean {
  const now = world.seenAt;
  const own = findOrCreateWindow(windowsByKey, key, MAX_QUERIES_OF_AGENT);
  const all = findOrCreateWindow(windowsByWorld, world, MAX_QUERIES_OF_ALL);
  if (own.isFull(now) || all.isFull(now)) return false;
  own.add(now);
  all.add(now);
  return true;
}

/** Returns when the next query of a key may pass. */
export function findNextAdmission(world: object, key: object): Instant {
  const own = findOrCreateWindow(windowsByKey, key, MAX_QUERIES_OF_AGENT);
  return Math.max(own.freeAt, findOrCreateWindow(windowsByWorld, world, MAX_QUERIES_OF_ALL).freeAt);
}

function findOrCreateWindow(windows: WeakMap<object, QueryWindow>, key: object, most: number): QueryWindow {
  const known = windows.get(key);
  if (known !== undefined) return known;
  const created = new QueryWindow(most);
  windows.set(key, created);
  return created;
}
