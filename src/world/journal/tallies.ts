// Counts requests by operation and outcome, since the world began and independent of what the journal discards.
import type { Duration } from "../../core/index.ts";

/**
 * The upper bounds of the duration buckets, in milliseconds. Most answers take less than a millisecond. A fault or flow control can delay
 * one by seconds, and a poll is held for 10 s by default.
 */
export const DURATION_BOUNDS_MS = [0.5, 1, 2.5, 5, 10, 50, 100, 500, 1_000, 5_000, 15_000] as const;

/** The requests for one operation since the world began. Requests that are neither answered nor aborted are still open. */
export interface Total {
  readonly operation: string;
  readonly received: number;
  /** The number of answers with each retcode. */
  readonly answered: Readonly<Record<string, number>>;
  /** The number of requests whose client closed the connection before the answer. */
  readonly aborted: number;
  /** The total duration of answered requests, in milliseconds of wall time. */
  readonly ms: Duration;
}

/** The durations of the answered requests for one operation since the world began. */
export interface DurationTotal {
  readonly operation: string;
  /** The total in milliseconds of wall time. */
  readonly ms: Duration;
  /** The number of answers in each bucket of `DURATION_BOUNDS_MS`, without those of lower buckets; the last counts the longer ones. */
  readonly counts: readonly number[];
}

interface Tally {
  received: number;
  aborted: number;
  ms: Duration;
  /** By duration, as in `DurationTotal`. Counting in place allocates nothing. */
  readonly counts: Float64Array;
  /** By retcode. Counted in place, because setting a value of a map costs as much as all the rest. */
  readonly answered: Map<string, { count: number }>;
}

/** The numbers of requests by operation and outcome. */
export class Tallies {
  readonly #byOperation = new Map<string, Tally>();
  #last: Tally | undefined;
  #lastOperation = "";

  /** Counts the receipt of a request. */
  countReceived(operation: string): void {
    this.#findOrBegin(operation).received++;
  }

  /** Counts an answer that took `ms` milliseconds. */
  countAnswered(operation: string, retcode: string, ms: Duration): void {
    const tally = this.#findOrBegin(operation);
    tally.ms += ms;
    // Nearly all answers are in the first bucket, so a search from the middle would be slower.
    let bucket = 0;
    while (bucket < DURATION_BOUNDS_MS.length && ms > (DURATION_BOUNDS_MS[bucket] as number)) bucket++;
    tally.counts[bucket] = (tally.counts[bucket] as number) + 1;
    const known = tally.answered.get(retcode);
    if (known === undefined) tally.answered.set(retcode, { count: 1 });
    else known.count++;
  }

  /** Counts a request whose client closed the connection before the answer. */
  countAborted(operation: string): void {
    this.#findOrBegin(operation).aborted++;
  }

  /** Returns the totals, in the order of the first request for each operation. */
  listTotals(): Total[] {
    return [...this.#byOperation].map(([operation, { received, aborted, ms, answered }]) => ({
      operation,
      received,
      answered: Object.fromEntries([...answered].map(([retcode, { count }]) => [retcode, count])),
      aborted,
      ms: Math.round(ms * 1_000) / 1_000,
    }));
  }

  /** Returns the durations of answered requests, in the order of the first request for each operation. */
  listDurations(): DurationTotal[] {
    return [...this.#byOperation].map(([operation, { ms, counts }]) => ({
      operation,
      ms: Math.round(ms * 1_000) / 1_000,
      counts: [...counts],
    }));
  }

  /** Returns the tally of an operation. The last one is cached, because most ends follow their request directly. */
  #findOrBegin(operation: string): Tally {
    if (this.#last !== undefined && this.#lastOperation === operation) return this.#last;
    const tally = this.#byOperation.get(operation) ?? this.#begin(operation);
    this.#last = tally;
    this.#lastOperation = operation;
    return tally;
  }

  #begin(operation: string): Tally {
    const made: Tally = { received: 0, aborted: 0, ms: 0, counts: createZeroBuckets(), answered: new Map() };
    this.#byOperation.set(operation, made);
    return made;
  }
}

function createZeroBuckets(): Float64Array {
  return new Float64Array(DURATION_BOUNDS_MS.length + 1);
}
