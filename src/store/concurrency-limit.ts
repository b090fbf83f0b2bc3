// Limits how many tasks run at the same time. The others wait in the order in which they came.

/** Runs a limited number of tasks at a time. */
export class ConcurrencyLimit {
  readonly #max: number;
  #running = 0;
  /** The functions that begin or cancel the waiting tasks, by key. */
  readonly #waiting = new Map<string, (begins: boolean) => void>();

  /** @param max the maximum number of tasks that run at the same time. */
  constructor(max: number) {
    this.#max = max;
  }

  /**
   * Runs a task as soon as the limit allows it. Resolves or rejects as the task does; resolves with undefined if it is canceled.
   *
   * @param key identifies the task for `cancel`. No other waiting task may have the same.
   */
  async run<Result>(key: string, task: () => Promise<Result>): Promise<Result | undefined> {
    if (this.#running < this.#max) this.#running++;
    else if (!(await new Promise<boolean>((resolve) => this.#waiting.set(key, resolve)))) return undefined;
    try {
      return await task();
    } finally {
      const [next] = this.#waiting.keys();
      if (next === undefined) this.#running--;
      else this.#end(next, true);
    }
  }

  /** Cancels a task that waits. Returns whether there is one. */
  cancel(key: string): boolean {
    return this.#end(key, false);
  }

  /** Ends the waiting of a task. Returns whether it waited. */
  #end(key: string, begins: boolean): boolean {
    const end = this.#waiting.get(key);
    this.#waiting.delete(key);
    end?.(begins);
    return end !== undefined;
  }
}
