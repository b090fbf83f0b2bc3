// Limits how many tasks run at the same time.
// The others wait in the order in which they came.

/** Runs a limited number of tasks at a time. */
export class ConcurrencyLimit {
  readonly #max: number;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  /** @param max the maximum number of tasks that run at the same time. */
  constructor(max: number) {
    this.#max = max;
  }

  /** Runs a task as soon as the limit allows it. Resolves or rejects as the task does. */
  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    if (this.#running >= this.#max) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running++;
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running--;
      else next();
    }
  }
}
