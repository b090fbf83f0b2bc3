// Queries that wait: with flowControl slow, queries over the limit wait until they may pass, those of one agent in their order. How slow the
// real gateway becomes is not documented (cec_07_1261).
import type { Instant } from "../../core/index.ts";
import type { RefusalReason } from "../../words/refusal-reason.ts";
import type { Retcode } from "../../words/retcodes.ts";
import { failureEnvelope } from "../envelope.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { GatewayWorld } from "../host.ts";
import { OVER_LIMIT } from "./over-limit.ts";
import { admitQuery, nextAdmissionAt } from "./query-windows.ts";

/** How many queries of one agent wait at most, and for how long (milliseconds of wall time); what is more is refused with 000-007. */
const MAX_WAITING = 10;
const MAX_WAIT = 4_000;

interface Waiting {
  readonly exchange: Exchange;
  readonly since: Instant;
}

interface WaitingList {
  /** At least one query; the first is the next to pass. */
  readonly waiting: Waiting[];
  /** Takes back that the line is looked at next. */
  cancelCheck(): void;
}

/** The lines of one center of a world. */
export class WaitingQueries {
  readonly #world: GatewayWorld;
  readonly #bySession = new Map<object, WaitingList>();
  #closed = false;

  constructor(world: GatewayWorld) {
    this.#world = world;
  }

  /** How many queries wait at this moment. */
  get size(): number {
    return [...this.#bySession.values()].reduce((sum, { waiting }) => sum + waiting.length, 0);
  }

  /** Whether a query may pass at once. Whoever comes later never overtakes who waits. */
  admit(session: object): boolean {
    return this.#closed || (!this.#bySession.has(session) && admitQuery(this.#world, session));
  }

  /** Has a query wait until it may pass, and then be asked again; false when the line is full, and it must be refused. */
  add(session: object, exchange: Exchange): boolean {
    const one = { exchange, since: this.#world.seenAt };
    const line = this.#bySession.get(session);
    if (line === undefined) {
      const begun = { waiting: [one], cancelCheck: () => {} };
      this.#bySession.set(session, begun);
      this.#scheduleCheck(session, begun);
    } else {
      if (line.waiting.length >= MAX_WAITING) return false;
      line.waiting.push(one);
    }
    // A client that closes its sending side may be gone, and nobody is to wait behind it.
    exchange.halfClosedAnswer = failureEnvelope("000-007");
    exchange.onEnd(() => this.#remove(session, one));
    return true;
  }

  /** The port closes: nobody waits any more, and all are answered. */
  close(): void {
    this.#closed = true;
    for (const { exchange } of this.#removeAll()) exchange.resume?.();
  }

  /** The center is over, and all its sessions with it: those who wait are refused. */
  end(retcode: Retcode, reason: RefusalReason): void {
    this.#closed = true;
    for (const { exchange } of this.#removeAll()) exchange.refuse(retcode, reason);
  }

  #removeAll(): Waiting[] {
    const lines = [...this.#bySession.values()];
    this.#bySession.clear();
    for (const line of lines) line.cancelCheck();
    return lines.flatMap(({ waiting }) => waiting);
  }

  /** Lets those pass whose turn it is, and refuses those who have waited for too long. */
  #check(session: object, line: WaitingList): void {
    const world = this.#world;
    world.catchUp();
    for (let first = line.waiting[0]; first !== undefined; first = line.waiting[0]) {
      const passes = admitQuery(world, session);
      if (!passes && world.seenAt - first.since < MAX_WAIT) break;
      line.waiting.shift();
      if (passes) first.exchange.resume?.();
      else first.exchange.refuse("000-007", OVER_LIMIT);
    }
    // What was answered may have ended the center, or closed the port.
    if (this.#bySession.get(session) !== line) return;
    if (line.waiting.length === 0) this.#bySession.delete(session);
    else this.#scheduleCheck(session, line);
  }

  #scheduleCheck(session: object, line: WaitingList): void {
    const world = this.#world;
    const since = line.waiting[0]?.since ?? world.seenAt;
    const next = Math.min(nextAdmissionAt(world, session), since + MAX_WAIT);
    line.cancelCheck = world.after(Math.max(next - world.seenAt, 1), () => this.#check(session, line));
  }

  /** A query waits no longer: it was answered, or its client is gone. */
  #remove(session: object, one: Waiting): void {
    const line = this.#bySession.get(session);
    const place = line?.waiting.indexOf(one) ?? -1;
    if (line === undefined || place < 0) return;
    line.waiting.splice(place, 1);
    if (line.waiting.length > 0) return;
    line.cancelCheck();
    this.#bySession.delete(session);
  }
}
