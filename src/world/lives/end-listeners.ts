// The callbacks that wait for the end of a life, each called once.

/** Called when a life ends. `isRewound`: the world goes back to an earlier moment, in which its clients continue. */
export type OnEnd = (isRewound: boolean) => void;

export class EndListeners {
  /** Undefined after the end. */
  #waiting: Set<OnEnd> | undefined = new Set();

  get hasEnded(): boolean {
    return this.#waiting === undefined;
  }

  /**
   * Adds a callback for the end. After the end, it is called immediately.
   *
   * @returns a function that removes the callback.
   */
  add(callback: OnEnd): () => void {
    if (this.#waiting === undefined) callback(false);
    else this.#waiting.add(callback);
    return () => this.#waiting?.delete(callback);
  }

  /** Marks the end. Returns the callbacks to call; none the second time. */
  end(): Iterable<OnEnd> {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    return waiting;
  }
}
