// What clients were told and what they asked for, as far as the steps speak of it: counted, and in the order in which it came.
import type { AgentId, Instant } from "../../core/index.ts";
import type { EventName } from "../../words/event-names.ts";

/** Names one thing that is counted: an event that an agent is told, or a request of one agent or of any. */
export type LedgerKey = string;

export function eventKey(agent: AgentId, event: EventName): LedgerKey {
  return `${agent} is told ${event}`;
}

export function requestKey(operation: string, agent: AgentId | undefined): LedgerKey {
  return agent === undefined ? `${operation} is asked for` : `${agent} asks for ${operation}`;
}

/** Of each thing so many places are remembered: whoever waits for it learns of it at once. */
const MOST_PLACES = 100;

interface Row {
  count: number;
  /** Its last places in the ledger, oldest first. */
  readonly places: number[];
}

/** A ledger written down. */
export interface LedgerSnapshot {
  readonly rows: readonly (readonly [LedgerKey, Row])[];
  readonly place: number;
  readonly before: number;
  /** Null: nothing has been looked up yet. */
  readonly at: Instant | null;
}

export class Ledger {
  readonly #rows: Map<LedgerKey, Row>;
  /** The last place that was used, and the last one before the present instant. */
  #place = 0;
  #before = 0;
  #at: Instant = Number.NEGATIVE_INFINITY;

  /** Only what is named here is taken down. */
  constructor(keys: Iterable<LedgerKey>) {
    this.#rows = new Map(Array.from(keys, (key) => [key, { count: 0, places: [] }]));
  }

  /** Written down, to go on from here. */
  snapshot(): LedgerSnapshot {
    const at = Number.isFinite(this.#at) ? this.#at : null;
    return { rows: [...this.#rows], place: this.#place, before: this.#before, at };
  }

  /** Goes on as the ledger that was written down, of the same steps. */
  restore({ rows, place, before, at }: LedgerSnapshot): void {
    for (const [key, row] of rows) this.#rows.set(key, row);
    this.#place = place;
    this.#before = before;
    this.#at = at ?? Number.NEGATIVE_INFINITY;
  }

  /** Takes down that something has come. Answers whether anybody wants to know. */
  record(key: LedgerKey, at: Instant): boolean {
    const row = this.#rows.get(key);
    if (row === undefined) return false;
    this.lastPlaceBefore(at);
    row.count++;
    row.places.push(++this.#place);
    if (row.places.length > MOST_PLACES) row.places.shift();
    return true;
  }

  /** How often something has come since the world began. */
  countOf(key: LedgerKey): number {
    return this.#rows.get(key)?.count ?? 0;
  }

  /** The first place behind another one at which something came; undefined when it did not. */
  firstAfter(key: LedgerKey, place: number): number | undefined {
    return this.#rows.get(key)?.places.find((one) => one > place);
  }

  /** The last place that was used. */
  get place(): number {
    return this.#place;
  }

  /** The last place that was used before an instant, which is the present one. */
  lastPlaceBefore(now: Instant): number {
    if (now > this.#at) {
      this.#at = now;
      this.#before = this.#place;
    }
    return this.#before;
  }
}
