// Counts queries per agent and group of interfaces, and per world, and decides which queries to admit.
import type { Instant } from "../../core/index.ts";
import { MAX_QUERIES_OF_AGENT, MAX_QUERIES_OF_ALL, QUERY_SPAN_MS } from "../../words/flow-limits.ts";
import type { KnownInterface } from "../../words/known-interfaces.ts";

/** A sliding window: a ring buffer of the instants of the last admitted queries. Its length is the maximum number per span. */
class QueryWindow {
  readonly #instants: Float64Array;
  #oldest = 0;

  constructor(maxQueries: number) {
    this.#instants = new Float64Array(maxQueries).fill(Number.NEGATIVE_INFINITY);
  }

  isFull(now: Instant): boolean {
    return this.freeAt > now;
  }

  /** The instant from which the window admits another query. */
  get freeAt(): Instant {
    return (this.#instants[this.#oldest] ?? 0) + QUERY_SPAN_MS;
  }

  add(now: Instant): void {
    this.#instants[this.#oldest] = now;
    this.#oldest = (this.#oldest + 1) % this.#instants.length;
  }
}

/** The windows of sessions, by query key: see `findQueryKey`. */
const windowsByKey = new WeakMap<object, QueryWindow>();

/** The windows of all queries of a world. */
const windowsByWorld = new WeakMap<object, QueryWindow>();

/** The groups of interfaces whose queries flow control limits (cec_07_1261). */
export type LimitedGroup = "calldata" | "agentgroup" | "queuedevice";

/** Returns the group that an interface is limited in; undefined if flow control does not limit it. */
export function findLimitedGroup({
  method,
  group,
}: Pick<KnownInterface, "method" | "group">): LimitedGroup | undefined {
  if (group === "calldata") return method === "GET" ? group : undefined;
  // In these groups every interface is a query.
  return group === "agentgroup" || group === "queuedevice" ? group : undefined;
}

/** The query keys of sessions, for the groups other than calldata. */
const keysBySession = { agentgroup: new WeakMap<object, object>(), queuedevice: new WeakMap<object, object>() };

/** Returns the key under which the queries of a session in a group are counted. */
export function findQueryKey(session: object, group: LimitedGroup): object {
  // Most queries are of call data. The session itself is their key, which saves a lookup.
  if (group === "calldata") return session;
  const keys = keysBySession[group];
  const known = keys.get(session);
  if (known !== undefined) return known;
  const created = {};
  keys.set(session, created);
  return created;
}

/**
 * Admits a query and counts it, if the windows of its key and its world are not full. A query above the limit is not counted. So a client
 * that repeats it still gets five answers in two seconds (cec_07_1261).
 *
 * @returns whether the query is admitted
 */
export function admitQuery(world: { readonly wallTime: Instant }, key: object): boolean {
  const now = world.wallTime;
  const own = findOrCreateWindow(windowsByKey, key, MAX_QUERIES_OF_AGENT);
  const all = findOrCreateWindow(windowsByWorld, world, MAX_QUERIES_OF_ALL);
  if (own.isFull(now) || all.isFull(now)) return false;
  own.add(now);
  all.add(now);
  return true;
}

/** Returns the instant from which the next query of a key can be admitted. */
export function findNextAdmission(world: object, key: object): Instant {
  const own = findOrCreateWindow(windowsByKey, key, MAX_QUERIES_OF_AGENT);
  return Math.max(own.freeAt, findOrCreateWindow(windowsByWorld, world, MAX_QUERIES_OF_ALL).freeAt);
}

function findOrCreateWindow(windows: WeakMap<object, QueryWindow>, key: object, maxQueries: number): QueryWindow {
  const known = windows.get(key);
  if (known !== undefined) return known;
  const created = new QueryWindow(maxQueries);
  windows.set(key, created);
  return created;
}
