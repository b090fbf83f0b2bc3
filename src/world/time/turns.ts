// Runs the long work of one world.
// Requests to the world wait until it is done, and then run in order.
import type { Progress, Work } from "../../core/index.ts";
import type { Cut, Slicing } from "./slices.ts";

/** The kinds of work that can take longer than a slice. */
export const LONG_WORK_KINDS = [
  "advance",
  "catch-up",
  "settle",
  "history",
  "autopilot",
  "traffic",
  "reset",
  "restore",
  "reload",
  "snapshot",
  "checkpoint",
  "hash",
  "answer",
] as const;

/** A kind of long work. */
export type LongWorkKind = (typeof LONG_WORK_KINDS)[number];

/** The work in progress. */
export interface Working extends Progress {
  readonly what: LongWorkKind;
}

/** Work that runs in slices. */
export interface SlicedWork {
  /** Runs a slice. Returns whether the work is over. Never throws. */
  slice(): boolean;
  /** Returns the progress. */
  describe(): Working;
  /** Called when it is over, before waiting requests run. */
  onOver?(): void;
}

/**
 * Returns a signal that is aborted when a result is no longer needed. Called only if work takes longer than a slice, or another thread
 * does it.
 */
export type GetSignal = () => AbortSignal;

/** Thrown by long work that was abandoned because its result is no longer needed. */
export class Abandoned extends Error {
  constructor(what: string) {
    super(`The ${what} was abandoned, and nothing has changed.`);
    this.name = "Abandoned";
  }
}

/** Lets long work and requests of a world take turns. */
export class Turns {
  readonly #slicing: Slicing | undefined;
  readonly #works = new Set<SlicedWork>();
  readonly #waiting: (() => void)[] = [];
  #isClosed = false;

  /** @param slicing without it, all work is synchronous. */
  constructor(slicing: Slicing | undefined) {
    this.#slicing = slicing;
  }

  /** The work in progress; undefined if there is none. */
  get working(): Working | undefined {
    const [first] = this.#works;
    return first?.describe();
  }

  /** Whether long work occupies the world. */
  get isWorking(): boolean {
    return this.#works.size > 0;
  }

  /** Runs the callback immediately if the world is free, otherwise when it becomes free. Callbacks keep their order. */
  whenFree(callback: () => void): void {
    if (this.isWorking) this.#waiting.push(callback);
    else callback();
  }

  /** Resolves when the world is free. */
  async waitUntilFree(): Promise<void> {
    while (this.isWorking) await new Promise<void>((resolve) => this.whenFree(resolve));
  }

  /** Runs work in slices, from the next turn of the event loop on. */
  begin(work: SlicedWork): void {
    this.#works.add(work);
    this.#slicing?.add(() => {
      if (!this.#isClosed && !work.slice()) return false;
      this.#end(work);
      return true;
    });
  }

  /** Ends all work at its present slice. */
  close(): void {
    this.#isClosed = true;
  }

  /**
   * Does work: immediately if one slice is enough, otherwise in slices while requests wait.
   *
   * @param apply applies the result of the work. Its own result is returned.
   * @param getSignal its signal is aborted when the result is no longer needed; the work is then abandoned.
   * @throws Abandoned if it was abandoned; any error of the work.
   */
  do<T, Result>(
    what: LongWorkKind,
    work: Work<T>,
    apply: (made: T) => Result,
    getSignal?: GetSignal,
  ): Result | Promise<Result> {
    const sliceable = new SliceableWork(work, this.#slicing);
    if (sliceable.slice()) return apply(sliceable.takeResult());
    const signal = getSignal?.();
    return new Promise<Result>((resolve, reject) => {
      this.begin({
        slice: () => signal?.aborted === true || sliceable.slice(),
        describe: () => ({ what, ...sliceable.progress }),
        onOver: () => {
          try {
            if (!sliceable.isOver) {
              sliceable.drop();
              reject(new Abandoned(what));
            } else resolve(apply(sliceable.takeResult()));
          } catch (error) {
            reject(error);
          }
        },
      });
    });
  }

  #end(work: SlicedWork): void {
    this.#works.delete(work);
    work.onOver?.();
    while (!this.isWorking) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      next();
    }
  }
}

/** Work that can run in slices, with its progress and outcome. */
class SliceableWork<T> {
  progress: Progress = { done: 0, of: 0 };
  readonly #work: Work<T>;
  readonly #cut: Cut | undefined;
  #outcome: { result: T } | { error: unknown } | undefined;

  constructor(work: Work<T>, slicing: Slicing | undefined) {
    this.#work = work;
    this.#cut = slicing?.cut();
  }

  get isOver(): boolean {
    return this.#outcome !== undefined;
  }

  /** Runs a slice. Returns whether the work is over. */
  slice(): boolean {
    this.#cut?.begin();
    try {
      while (this.#outcome === undefined) {
        const step = this.#work.next();
        if (step.done === true) this.#outcome = { result: step.value };
        else {
          this.progress = step.value;
          if (this.#cut?.areDue() === true) return false;
        }
      }
    } catch (error) {
      this.#outcome = { error };
    }
    return true;
  }

  /** Returns the result of the work, or throws its error. */
  takeResult(): T {
    if (this.#outcome === undefined) throw new Error("The work is not over yet.");
    if ("error" in this.#outcome) throw this.#outcome.error;
    return this.#outcome.result;
  }

  /** Ends the work early, and runs its `finally` blocks. */
  drop(): void {
    this.#work.return(undefined as never);
  }
}

/**
 * Does work that does not block a world: immediately if one slice is enough, otherwise in slices.
 *
 * @param what names the work in error messages.
 * @param getSignal its signal is aborted when the result is no longer needed; the work is then abandoned.
 * @param onProgress called with the progress after each slice except the last.
 * @throws Abandoned if it was abandoned; any error of the work.
 */
export function doInSlices<T>(
  slicing: Slicing | undefined,
  what: string,
  work: Work<T>,
  getSignal?: GetSignal,
  onProgress: (progress: Progress) => void = () => {},
): T | Promise<T> {
  const sliceable = new SliceableWork(work, slicing);
  if (sliceable.slice()) return sliceable.takeResult();
  onProgress(sliceable.progress);
  const signal = getSignal?.();
  return new Promise((resolve, reject) => {
    slicing?.add(() => {
      if (signal?.aborted === true) {
        sliceable.drop();
        reject(new Abandoned(what));
        return true;
      }
      if (!sliceable.slice()) {
        onProgress(sliceable.progress);
        return false;
      }
      try {
        resolve(sliceable.takeResult());
      } catch (error) {
        reject(error);
      }
      return true;
    });
  });
}
