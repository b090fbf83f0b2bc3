// Counts the events and requests that steps name, and keeps the order in which they came.
import type { AgentId, Instant } from "../../core/index.ts";
import type { EventName } from "../../words/event-names.ts";

/** The key of an event of an agent, or of a request by one agent or by any. */
export type LedgerKey = string;

/** Returns the key of an event. Snapshots contain it. */
export function keyOfEvent(agent: AgentId, event: EventName): LedgerKey {
  return `${agent} gets ${event}`;
}

/** Returns the key of a request by an agent, or by any client if the agent is undefined. Snapshots contain it. */
export function keyOfRequest(operation: string, agent: AgentId | undefined): LedgerKey {
  return agent === undefined ? `${operation} is requested` : `${agent} requests ${operation}`;
}

/** The maximum number of places kept for each key. It can be small, because waiting tracks check their conditions at the same instant. */
const MAX_PLACES = 100;

interface Row {
  count: number;
  /** Its latest places in the ledger, oldest first. */
  readonly places: number[];
}

/** A ledger in a snapshot. */
export interface LedgerSnapshot {
  readonly rows: readonly (readonly [LedgerKey, Row])[];
  readonly place: number;
  readonly before: number;
  /** Null: the ledger has not been used yet. */
  readonly at: Instant | null;
}

/** Counts events and requests by key. */
export class Ledger {
  readonly #rows: Map<LedgerKey, Row>;
  /** The last used place. */
  #place = 0;
  /** The last place before the present instant. */
  #before = 0;
  #at: Instant = Number.NEGATIVE_INFINITY;

  /** Creates a ledger that records these keys and ignores all others. */
  constructor(keys: Iterable<LedgerKey>) {
    this.#rows = new Map(Array.from(keys, (key) => [key, { count: 0, places: [] }]));
  }

  /** Returns the ledger as plain data. */
  snapshot(): LedgerSnapshot {
    const at = Number.isFinite(this.#at) ? this.#at : null;
    return { rows: [...this.#rows], place: this.#place, before: this.#before, at };
  }

  /** Restores the ledger of a snapshot, which must come from the same steps. */
  restore({ rows, place, before, at }: LedgerSnapshot): void {
    for (const [key, row] of rows) this.#rows.set(key, row);
    this.#place = place;
    this.#before = before;
    this.#at = at ?? Number.NEGATIVE_INFINITY;
  }

  /** Records an event or request. Returns whether the key is one of the ledger's. */
  record(key: LedgerKey, at: Instant): boolean {
    const row = this.#rows.get(key);
    if (row === undefined) return false;
    this.advanceTo(at);
    row.count++;
    row.places.push(++this.#place);
    if (row.places.length > MAX_PLACES) row.places.shift();
    return true;
  }

  /** Returns how often an event or request has come since the start of the world. */
  countOf(key: LedgerKey): number {
    return this.#rows.get(key)?.count ?? 0;
  }

  /** Returns the first kept place of an event or request after another place; undefined if there is none. */
  findFirstAfter(key: LedgerKey, place: number): number | undefined {
    return this.#rows.get(key)?.places.find((later) => later > place);
  }

  /** The last used place; 0 if none is used yet. */
  get place(): number {
    return this.#place;
  }

  /**
   * Advances the ledger to the present instant.
   *
   * @returns the last place that was used before this instant.
   */
  advanceTo(now: Instant): number {
    if (now > this.#at) {
      this.#at = now;
      this.#before = this.#place;
    }
    return this.#before;
  }
}
