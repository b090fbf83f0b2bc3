// The long work of one world, and what waits for it: while a world works, requests to it wait their turn, in the order in which they came.
import type { Progress, Work } from "../../core/index.ts";
import type { Cut, Slicing } from "./slices.ts";

/** What a world can be busy with for longer than a slice. */
export const LONG_WORK_KINDS = [
  "advance",
  "catch-up",
  "settle",
  "history",
  "reset",
  "restore",
  "reload",
  "snapshot",
  "answer",
] as const;

export type LongWorkKind = (typeof LONG_WORK_KINDS)[number];

/** What a world is busy with, and how far it is. */
export interface Working extends Progress {
  readonly what: LongWorkKind;
}

/** Work that is done in slices. */
export interface SlicedWork {
  /** Does a slice; returns whether the work is over. Never throws. */
  slice(): boolean;
  tell(): Working;
  /** Called when it is over, before what waits gets its turn. */
  over?(): void;
}

/** Returns the signal that comes when nobody waits for the outcome of work any more; called only where the work takes longer than a slice. */
export type Left = () => AbortSignal;

/** Long work that nobody waits for any more. */
export class Abandoned extends Error {
  constructor(what: string) {
    super(`The ${what} was abandoned, and nothing has changed.`);
    this.name = "Abandoned";
  }
}

export class Turns {
  readonly #slicing: Slicing | undefined;
  readonly #works = new Set<SlicedWork>();
  readonly #waiting: (() => void)[] = [];
  #isClosed = false;

  /** @param slicing without it all work is done at once. */
  constructor(slicing: Slicing | undefined) {
    this.#slicing = slicing;
  }

  /** What the world is busy with; undefined while it is free. */
  get working(): Working | undefined {
    const [first] = this.#works;
    return first?.tell();
  }

  get isWorking(): boolean {
    return this.#works.size > 0;
  }

  /** Calls back at once if the world is free, else when its turn has come. */
  whenFree(callback: () => void): void {
    if (this.isWorking) this.#waiting.push(callback);
    else callback();
  }

  /** Resolves when the world is free. */
  async free(): Promise<void> {
    while (this.isWorking) await new Promise<void>((resolve) => this.whenFree(resolve));
  }

  /** Has work done in slices from the next turn on. */
  begin(work: SlicedWork): void {
    this.#works.add(work);
    this.#slicing?.add(() => {
      if (!this.#isClosed && !work.slice()) return false;
      this.#end(work);
      return true;
    });
  }

  /** Ends all work where it stands. */
  close(): void {
    this.#isClosed = true;
  }

  /**
   * Does work, at once where it is over after the first slice; until it is over, requests wait.
   *
   * @param apply puts what the work came to in force.
   * @param left comes when nobody waits for it any more; the work is then dropped.
   * @throws Abandoned when it was dropped; whatever the work throws.
   */
  do<T, Result>(what: LongWorkKind, work: Work<T>, apply: (made: T) => Result, left?: Left): Result | Promise<Result> {
    const sliceable = new SliceableWork(work, this.#slicing);
    if (sliceable.slice()) return apply(sliceable.result());
    const signal = left?.();
    return new Promise<Result>((resolve, reject) => {
      this.begin({
        slice: () => signal?.aborted === true || sliceable.slice(),
        tell: () => ({ what, ...sliceable.progress }),
        over: () => {
          try {
            if (!sliceable.isOver) {
              sliceable.drop();
              reject(new Abandoned(what));
            } else resolve(apply(sliceable.result()));
          } catch (error) {
            reject(error);
          }
        },
      });
    });
  }

  #end(work: SlicedWork): void {
    this.#works.delete(work);
    work.over?.();
    while (!this.isWorking) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      next();
    }
  }
}

/** Work with what it came to. */
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

  /** Does a slice; returns whether it is over. */
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

  /** What it came to. Throws what the work threw. */
  result(): T {
    if (this.#outcome === undefined) throw new Error("The work is not over yet.");
    if ("error" in this.#outcome) throw this.#outcome.error;
    return this.#outcome.result;
  }

  drop(): void {
    this.#work.return(undefined as never);
  }
}

/**
 * Does work that keeps no world waiting in slices; at once where it is over after the first one.
 *
 * @param what names it in a sentence.
 * @param left comes when nobody waits for it any more; the work is then dropped.
 * @param onProgress gets how far it is, after each slice.
 * @throws Abandoned when it was dropped; whatever the work throws.
 */
export function doInSlices<T>(
  slicing: Slicing | undefined,
  what: string,
  work: Work<T>,
  left?: Left,
  onProgress: (progress: Progress) => void = () => {},
): T | Promise<T> {
  const sliceable = new SliceableWork(work, slicing);
  if (sliceable.slice()) return sliceable.result();
  onProgress(sliceable.progress);
  const signal = left?.();
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
        resolve(sliceable.result());
      } catch (error) {
        reject(error);
      }
      return true;
    });
  });
}
