// Holds the queries that exceed the limit with `flowControl: slow` until they may pass, in the order of each agent and group. The slowdown of the real
// gateway is not documented (cec_07_1261).
import type { Instant } from "../../core/index.ts";
import type { RefusalReason } from "../../words/refusal-reason.ts";
import type { Retcode } from "../../words/retcodes.ts";
import { failureEnvelope } from "../envelope.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { GatewayWorld } from "../host.ts";
import { OVER_LIMIT } from "./over-limit.ts";
import { admitQuery, findNextAdmission } from "./query-windows.ts";

/** The limits for waiting queries: their number per agent, and their time (milliseconds of wall time). All others are refused with 000-007. */
const MAX_WAITING = 10;
const MAX_WAIT = 4_000;

interface Waiting {
  readonly exchange: Exchange;
  readonly since: Instant;
}

interface WaitingList {
  /** At least one query; the first is the next to pass. */
  readonly waiting: Waiting[];
  /** Cancels the next check of the list. */
  cancelCheck(): void;
}

/** The waiting queries of one center. */
export class WaitingQueries {
  readonly #world: GatewayWorld;
  readonly #byKey = new Map<object, WaitingList>();
  #closed = false;

  constructor(world: GatewayWorld) {
    this.#world = world;
  }

  /** The number of waiting queries. */
  get size(): number {
    return [...this.#byKey.values()].reduce((sum, { waiting }) => sum + waiting.length, 0);
  }

  /** Returns whether a query may pass immediately. It never overtakes waiting queries of its agent and group. */
  admit(key: object): boolean {
    return this.#closed || (!this.#byKey.has(key) && admitQuery(this.#world, key));
  }

  /** Queues a query until it may pass. Returns false if too many are waiting, and it must be refused. */
  add(key: object, exchange: Exchange): boolean {
    const one = { exchange, since: this.#world.seenAt };
    const list = this.#byKey.get(key);
    if (list === undefined) {
      const begun = { waiting: [one], cancelCheck: () => {} };
      this.#byKey.set(key, begun);
      this.#scheduleCheck(key, begun);
    } else {
      if (list.waiting.length >= MAX_WAITING) return false;
      list.waiting.push(one);
    }
    // A client that closes its sending side may be gone, and must not delay the others.
    exchange.halfClosedAnswer = failureEnvelope("000-007");
    exchange.onEnd(() => this.#remove(key, one));
    return true;
  }

  /** Handles all waiting queries immediately, because the port closes. */
  close(): void {
    this.#closed = true;
    for (const { exchange } of this.#removeAll()) exchange.resume?.();
  }

  /** Refuses all waiting queries, because the center has ended. */
  end(retcode: Retcode, reason: RefusalReason): void {
    this.#closed = true;
    for (const { exchange } of this.#removeAll()) exchange.refuse(retcode, reason);
  }

  #removeAll(): Waiting[] {
    const lists = [...this.#byKey.values()];
    this.#byKey.clear();
    for (const list of lists) list.cancelCheck();
    return lists.flatMap(({ waiting }) => waiting);
  }

  /** Handles the queries of a list that may pass, and refuses those that have waited too long. */
  #check(key: object, list: WaitingList): void {
    const world = this.#world;
    world.catchUp();
    for (let first = list.waiting[0]; first !== undefined; first = list.waiting[0]) {
      const passes = admitQuery(world, key);
      if (!passes && world.seenAt - first.since < MAX_WAIT) break;
      list.waiting.shift();
      if (passes) first.exchange.resume?.();
      else first.exchange.refuse("000-007", OVER_LIMIT);
    }
    // Handling a query may have ended the center or closed the port.
    if (this.#byKey.get(key) !== list) return;
    if (list.waiting.length === 0) this.#byKey.delete(key);
    else this.#scheduleCheck(key, list);
  }

  #scheduleCheck(key: object, list: WaitingList): void {
    const world = this.#world;
    const since = list.waiting[0]?.since ?? world.seenAt;
    const next = Math.min(findNextAdmission(world, key), since + MAX_WAIT);
    list.cancelCheck = world.after(Math.max(next - world.seenAt, 1), () => this.#check(key, list));
  }

  /** Removes a query that was answered, or whose client is gone. */
  #remove(key: object, one: Waiting): void {
    const list = this.#byKey.get(key);
    const place = list?.waiting.indexOf(one) ?? -1;
    if (list === undefined || place < 0) return;
    list.waiting.splice(place, 1);
    if (list.waiting.length > 0) return;
    list.cancelCheck();
    this.#byKey.delete(key);
  }
}
