// Runs long work in slices, so that the event loop serves requests between them.
import type { RunPauses } from "../../core/index.ts";
import { performance, setImmediate } from "../../runtime/time.ts";

/** The time after which a slice ends, in milliseconds of wall time. */
export const MAX_SLICE_MS = 10;

/** Decides when a slice ends. */
export type Cut = Pick<RunPauses, "begin" | "areDue">;

/** Cuts long work into slices, and schedules them. */
export interface Slicing {
  /** Returns the cut of one piece of work. Nested work has a separate one. */
  cut(): Cut;
  /** Runs a function repeatedly, in separate turns of the event loop, until it returns true. */
  add(slice: () => boolean): void;
}

class CutByTime implements Cut {
  #end: number | undefined;

  begin(): void {
    this.#end = undefined;
  }

  areDue(): boolean {
    const now = performance.now();
    // The slice begins with its first check, because most runs end after one or two entries and need no clock.
    this.#end ??= now + MAX_SLICE_MS;
    return now >= this.#end;
  }
}

/** Schedules the slices of all worlds of a process: one slice per turn, round robin. */
export class Slices implements Slicing {
  readonly #jobs: (() => boolean)[] = [];
  #isScheduled = false;

  cut(): Cut {
    return new CutByTime();
  }

  add(slice: () => boolean): void {
    this.#jobs.push(slice);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => this.#takeTurn());
  }

  #takeTurn(): void {
    this.#isScheduled = false;
    const slice = this.#jobs.shift();
    if (slice !== undefined && !slice()) this.#jobs.push(slice);
    if (this.#jobs.length > 0) this.#schedule();
  }
}

/** The slices of this process. */
export const processSlices: Slicing = new Slices();
