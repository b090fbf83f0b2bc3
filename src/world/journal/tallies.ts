// How many requests there have been, by operation and by what became of them: exact since the world began, whatever the journal forgets.
import type { Duration } from "../../core/index.ts";

/** The requests for one operation since the world began; what was neither answered nor aborted is still waiting. */
export interface Total {
  readonly operation: string;
  readonly received: number;
  /** How many were answered with each retcode. */
  readonly answered: Readonly<Record<string, number>>;
  /** How many had no client any more when their answer was to be written. */
  readonly aborted: number;
  /** How long those that were answered took together, in milliseconds of wall time. */
  readonly ms: Duration;
}

interface Tally {
  received: number;
  aborted: number;
  ms: Duration;
  /** By retcode; counted in place, because setting a member of a map anew costs as much as all the rest. */
  readonly answered: Map<string, { count: number }>;
}

export class Tallies {
  readonly #byOperation = new Map<string, Tally>();
  #last: Tally | undefined;
  #lastOperation = "";

  received(operation: string): void {
    this.#of(operation).received++;
  }

  answered(operation: string, retcode: string, ms: Duration): void {
    const tally = this.#of(operation);
    tally.ms += ms;
    const known = tally.answered.get(retcode);
    if (known === undefined) tally.answered.set(retcode, { count: 1 });
    else known.count++;
  }

  aborted(operation: string): void {
    this.#of(operation).aborted++;
  }

  /** All of them, in the order in which the operations were first asked for. */
  totals(): Total[] {
    return [...this.#byOperation].map(([operation, { received, aborted, ms, answered }]) => ({
      operation,
      received,
      answered: Object.fromEntries([...answered].map(([retcode, { count }]) => [retcode, count])),
      aborted,
      ms: Math.round(ms * 1_000) / 1_000,
    }));
  }

  /** Nearly every end belongs to the request that came just before it. */
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
