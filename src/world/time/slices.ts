// Gives long work its turns: one slice of one world, then everything else that waits, then the next slice.
import type { Pauses } from "../../core/index.ts";
import { performance, setImmediate } from "../../runtime/time.ts";

/** How long (milliseconds of wall time) a slice of long work lasts. */
export const LONGEST_SLICE = 10;

/** Says when a slice is over. */
export type Cut = Pick<Pauses, "begin" | "areDue">;

/** How long work is cut into slices, and when they get their turn. */
export interface Slicing {
  /** Returns what cuts one piece of work; work within work has a cut of its own. */
  cut(): Cut;
  /** Has a slice done in a later turn, and again in further ones until it returns true. */
  add(slice: () => boolean): void;
}

class CutByTime implements Cut {
  #end: number | undefined;

  begin(): void {
    this.#end = undefined;
  }

  areDue(): boolean {
    const now = performance.now();
    // Most runs are over after an entry or two: the clock is read for the first time after one.
    this.#end ??= now + LONGEST_SLICE;
    return now >= this.#end;
  }
}

/** The slices of a process: all its worlds share one, so that many that work do not keep the others waiting. */
export class Slices implements Slicing {
  readonly #jobs: (() => boolean)[] = [];
  #isBooked = false;

  cut(): Cut {
    return new CutByTime();
  }

  add(slice: () => boolean): void {
    this.#jobs.push(slice);
    this.#book();
  }

  #book(): void {
    if (this.#isBooked) return;
    this.#isBooked = true;
    setImmediate(() => this.#takeTurn());
  }

  #takeTurn(): void {
    this.#isBooked = false;
    const slice = this.#jobs.shift();
    if (slice !== undefined && !slice()) this.#jobs.push(slice);
    if (this.#jobs.length > 0) this.#book();
  }
}

/** The slices of this process. */
export const processSlices: Slicing = new Slices();
