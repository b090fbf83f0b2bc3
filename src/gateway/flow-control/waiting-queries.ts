// Delays the queries that exceed the limit with `flowControl: slow`.
// They keep their order per agent and group. How the real gateway slows queries down is not documented (cec_07_1261).
import type { Instant } from "../../core/index.ts";
import type { RefusalReason } from "../../words/refusal-reason.ts";
import type { Retcode } from "../../words/retcodes.ts";
import { writeFailureEnvelope } from "../envelope.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { GatewayWorld } from "../host.ts";
import { OVER_LIMIT } from "./over-limit.ts";
import { admitQuery, findNextAdmission } from "./query-windows.ts";

/** The maximum number of waiting queries per agent and group. Further queries are refused with 000-007. */
const MAX_WAITING_QUERIES = 10;

/** The maximum wait (milliseconds of wall time). Then the query is refused with 000-007. */
const MAX_WAIT_MS = 4_000;

/** A query that waits, and the wall time since which it waits. */
interface DelayedQuery {
  readonly exchange: Exchange;
  readonly since: Instant;
}

/** The waiting queries of one agent and group. */
interface WaitingList {
  /** At least one query. The first is the next to be admitted. */
  readonly waiting: DelayedQuery[];
  /** Cancels the next check of the list. */
  cancelCheck(): void;
}

/** The waiting queries of one center. */
export class WaitingQueries {
  readonly #world: GatewayWorld;
  readonly #byKey = new Map<object, WaitingList>();
  #isClosed = false;

  constructor(world: GatewayWorld) {
    this.#world = world;
  }

  /** The number of waiting queries. */
  get size(): number {
    return [...this.#byKey.values()].reduce((sum, { waiting }) => sum + waiting.length, 0);
  }

  /** Admits a query and returns true, or returns false if it must wait. It never overtakes waiting queries of its agent and group. */
  admit(key: object): boolean {
    return this.#isClosed || (!this.#byKey.has(key) && admitQuery(this.#world, key));
  }

  /** Delays a query until it is admitted. Returns false if too many are waiting, so that it must be refused. */
  add(key: object, exchange: Exchange): boolean {
    const query = { exchange, since: this.#world.wallTime };
    const list = this.#byKey.get(key);
    if (list === undefined) {
      const created = { waiting: [query], cancelCheck: () => {} };
      this.#byKey.set(key, created);
      this.#scheduleCheck(key, created);
    } else {
      if (list.waiting.length >= MAX_WAITING_QUERIES) return false;
      list.waiting.push(query);
    }
    // A client that closes its sending side may be gone, and must not delay the others.
    exchange.halfClosedAnswer = writeFailureEnvelope("000-007");
    exchange.onEnd(() => this.#remove(key, query));
    return true;
  }

  /** Handles all waiting queries immediately, because the port closes. */
  close(): void {
    this.#isClosed = true;
    for (const { exchange } of this.#removeAll()) exchange.resume?.();
  }

  /** Refuses all waiting queries, because the center has ended or the world has failed. */
  end(retcode: Retcode, reason: RefusalReason): void {
    this.#isClosed = true;
    for (const { exchange } of this.#removeAll()) exchange.refuse(retcode, reason);
  }

  #removeAll(): DelayedQuery[] {
    const lists = [...this.#byKey.values()];
    this.#byKey.clear();
    for (const list of lists) list.cancelCheck();
    return lists.flatMap(({ waiting }) => waiting);
  }

  /** Handles the queries of a list that are admitted now, and refuses those that have waited too long. */
  #check(key: object, list: WaitingList): void {
    const world = this.#world;
    world.catchUp();
    for (let first = list.waiting[0]; first !== undefined; first = list.waiting[0]) {
      const isAdmitted = admitQuery(world, key);
      if (!isAdmitted && world.wallTime - first.since < MAX_WAIT_MS) break;
      list.waiting.shift();
      if (isAdmitted) first.exchange.resume?.();
      else first.exchange.refuse("000-007", OVER_LIMIT);
    }
    // Handling a query may have ended the center or closed the port.
    if (this.#byKey.get(key) !== list) return;
    if (list.waiting.length === 0) this.#byKey.delete(key);
    else this.#scheduleCheck(key, list);
  }

  #scheduleCheck(key: object, list: WaitingList): void {
    const world = this.#world;
    const since = list.waiting[0]?.since ?? world.wallTime;
    const next = Math.min(findNextAdmission(world, key), since + MAX_WAIT_MS);
    list.cancelCheck = world.after(Math.max(next - world.wallTime, 1), () => this.#check(key, list));
  }

  /** Removes a query that was answered, or whose client is gone. */
  #remove(key: object, query: DelayedQuery): void {
    const list = this.#byKey.get(key);
    const index = list?.waiting.indexOf(query) ?? -1;
    if (list === undefined || index < 0) return;
    list.waiting.splice(index, 1);
    if (list.waiting.length > 0) return;
    list.cancelCheck();
    this.#byKey.delete(key);
  }
}
