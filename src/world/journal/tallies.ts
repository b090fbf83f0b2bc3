// Counts requests by operation and outcome, since the world began and independent of what the journal discards.
import type { Duration } from "../../core/index.ts";

/** The requests for one operation since the world began. Those neither answered nor aborted are still open. */
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

interface Tally {
  received: number;
  aborted: number;
  ms: Duration;
  /** By retcode. Counted in place, because setting a value of a map costs as much as all the rest. */
  readonly answered: Map<string, { count: number }>;
}

/** The numbers of requests by operation and outcome. */
export class Tallies {
  readonly #byOperation = new Map<string, Tally>();
  #last: Tally | undefined;
  #lastOperation = "";

  /** Counts the receipt of a request. */
  received(operation: string): void {
    this.#of(operation).received++;
  }

  /** Counts an answer that took `ms` milliseconds. */
  answered(operation: string, retcode: string, ms: Duration): void {
    const tally = this.#of(operation);
    tally.ms += ms;
    const known = tally.answered.get(retcode);
    if (known === undefined) tally.answered.set(retcode, { count: 1 });
    else known.count++;
  }

  /** Counts a request whose client closed the connection before the answer. */
  aborted(operation: string): void {
    this.#of(operation).aborted++;
  }

  /** Returns the totals, in the order of the first request for each operation. */
  totals(): Total[] {
    return [...this.#byOperation].map(([operation, { received, aborted, ms, answered }]) => ({
      operation,
      received,
      answered: Object.fromEntries([...answered].map(([retcode, { count }]) => [retcode, count])),
      aborted,
      ms: Math.round(ms * 1_000) / 1_000,
    }));
  }

  /** Returns the tally of an operation. The last one is cached, because most ends follow their request directly. */
  #of(operation: string): Tally {
    if (this.#last !== undefined && this.#lastOperation === operation) return this.#last;
    const tally = this.#byOperation.get(operation) ?? this.#begin(operation);
    this.#last = tally;
    this.#lastOperation = operation;
    return tally;
  }

  #begin(operation: string): Tally {
    const made: Tally = { received: 0, aborted: 0, ms: 0, answered: new Map() };
    this.#byOperation.set(operation, made);
    return made;
  }
}
