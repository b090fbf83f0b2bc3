// Queries that wait: with flowControl slow, queries over the limit wait until they may pass, those of one agent in their order. How slow the
// real gateway becomes is not documented (cec_07_1261).
import type { Instant } from "../../core/index.ts";
import type { RefusalReason } from "../../words/refusal-reason.ts";
import type { Retcode } from "../../words/retcodes.ts";
import { failureEnvelope } from "../envelope.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { GatewayWorld } from "../host.ts";
import { OVER_LIMIT } from "./over-limit.ts";
import { admits, roomAt } from "./query-windows.ts";

/** How many queries of one agent wait at most, and for how long (milliseconds of wall time); what is more is refused with 000-007. */
const MOST_IN_LINE = 10;
const LONGEST_WAIT = 4_000;

interface Waiting {
  readonly exchange: Exchange;
  readonly since: Instant;
}

interface Line {
  /** At least one query; the first is the next to pass. */
  readonly waiting: Waiting[];
  /** Takes back that the line is looked at next. */
  disarm(): void;
}

/** The lines of one center of a world. */
export class QueryLines {
  readonly #world: GatewayWorld;
  readonly #bySession = new Map<object, Line>();
  #closed = false;

  constructor(world: GatewayWorld) {
    this.#world = world;
  }

  /** How many queries wait at this moment. */
  get waiting(): number {
    return [...this.#bySession.values()].reduce((sum, { waiting }) => sum + waiting.length, 0);
  }

  /** Whether a query may pass at once. Whoever comes later never overtakes who waits. */
  letsPass(session: object): boolean {
    return this.#closed || (!this.#bySession.has(session) && admits(this.#world, session));
  }

  /** Has a query wait until it may pass, and then be asked again; false when the line is full, and it must be refused. */
  join(session: object, exchange: Exchange): boolean {
    const one = { exchange, since: this.#world.seenAt };
    const line = this.#bySession.get(session);
    if (line === undefined) {
      const begun = { waiting: [one], disarm: () => {} };
      this.#bySession.set(session, begun);
      this.#arm(session, begun);
    } else {
      if (line.waiting.length >= MOST_IN_LINE) return false;
      line.waiting.push(one);
    }
    // A client that closes its sending side may be gone, and nobody is to wait behind it.
    exchange.whenHalfClosed = failureEnvelope("000-007");
    exchange.whenOver(() => this.#leave(session, one));
    return true;
  }

  /** The port closes: nobody waits any more, and all are answered. */
  close(): void {
    this.#closed = true;
    for (const { exchange } of this.#empty()) exchange.again?.();
  }

  /** The center is over, and all its sessions with it: those who wait are refused. */
  end(retcode: Retcode, reason: RefusalReason): void {
    this.#closed = true;
    for (const { exchange } of this.#empty()) exchange.refuse(retcode, reason);
  }

  #empty(): Waiting[] {
    const lines = [...this.#bySession.values()];
    this.#bySession.clear();
    for (const line of lines) line.disarm();
    return lines.flatMap(({ waiting }) => waiting);
  }

  /** Lets those pass whose turn it is, and refuses those who have waited for too long. */
  #look(session: object, line: Line): void {
    const world = this.#world;
    world.catchUp();
    for (let first = line.waiting[0]; first !== undefined; first = line.waiting[0]) {
      const passes = admits(world, session);
      if (!passes && world.seenAt - first.since < LONGEST_WAIT) break;
      line.waiting.shift();
      if (passes) first.exchange.again?.();
      else first.exchange.refuse("000-007", OVER_LIMIT);
    }
    // What was answered may have ended the center, or closed the port.
    if (this.#bySession.get(session) !== line) return;
    if (line.waiting.length === 0) this.#bySession.delete(session);
    else this.#arm(session, line);
  }

  #arm(session: object, line: Line): void {
    const world = this.#world;
    const since = line.waiting[0]?.since ?? world.seenAt;
    const next = Math.min(roomAt(world, session), since + LONGEST_WAIT);
    line.disarm = world.after(Math.max(next - world.seenAt, 1), () => this.#look(session, line));
  }

  /** A query waits no longer: it was answered, or its client is gone. */
  #leave(session: object, one: Waiting): void {
    const line = this.#bySession.get(session);
    const place = line?.waiting.indexOf(one) ?? -1;
    if (line === undefined || place < 0) return;
    line.waiting.splice(place, 1);
    if (line.waiting.length > 0) return;
    line.disarm();
    this.#bySession.delete(session);
  }
}
