// Long work that a test cuts into slices, as short or long as it likes.
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Slicing } from "../../src/world/time/slices.ts";

/** Cuts work after so many entries; slices are done when they are asked for. */
export class CutBy implements Slicing {
  readonly #jobs: (() => boolean)[] = [];
  length: number;
  onSlice = (): void => {};

  constructor(length: number) {
    this.length = length;
  }

  cut() {
    const { length } = this;
    let left = length;
    return {
      begin: () => {
        left = length;
      },
      areDue: () => --left <= 0,
    };
  }

  add(slice: () => boolean): void {
    this.#jobs.push(slice);
  }

  /** Does the next slice; returns whether there was one. */
  doSlice(): boolean {
    const slice = this.#jobs.shift();
    if (slice !== undefined) this.onSlice();
    if (slice !== undefined && !slice()) this.#jobs.push(slice);
    return slice !== undefined;
  }
}

/** Does slices until a promise is settled. */
export async function through(slicing: CutBy | undefined, promise: unknown): Promise<void> {
  let isSettled = false;
  const settled = () => {
    isSettled = true;
  };
  Promise.resolve(promise).then(settled, settled);
  while (!isSettled) {
    for (let i = 0; i < 20; i++) slicing?.doSlice();
    await nextTurn();
  }
}
