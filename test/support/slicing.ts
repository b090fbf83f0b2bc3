// Cuts long work into slices, each of which runs only when a test says so.
import type { Slicing } from "../../src/world/time/slices.ts";
import { until } from "./waiting.ts";

/** Cuts work into slices of `length` entries, and runs a slice only when `runSlice` is called. */
export class ManualSlicing implements Slicing {
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

  /** Runs the next slice. Returns whether there was one. */
  runSlice(): boolean {
    const slice = this.#jobs.shift();
    if (slice !== undefined) this.onSlice();
    if (slice !== undefined && !slice()) this.#jobs.push(slice);
    return slice !== undefined;
  }
}

/** Runs slices until a promise is settled. */
export async function runSlicesUntilSettled(slicing: ManualSlicing | undefined, promise: unknown): Promise<void> {
  let isSettled = false;
  const settled = () => {
    isSettled = true;
  };
  Promise.resolve(promise).then(settled, settled);
  await until(() => {
    if (!isSettled) for (let i = 0; i < 20; i++) slicing?.runSlice();
    return isSettled;
  });
}
