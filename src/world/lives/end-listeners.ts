// The callbacks that wait for the end of a life, each called once.

export class EndListeners {
  /** Undefined after the end. */
  #waiting: Set<() => void> | undefined = new Set();

  get hasEnded(): boolean {
    return this.#waiting === undefined;
  }

  /**
   * Adds a callback for the end. After the end, it is called immediately.
   *
   * @returns a function that removes the callback.
   */
  add(callback: () => void): () => void {
    if (this.#waiting === undefined) callback();
    else this.#waiting.add(callback);
    return () => this.#waiting?.delete(callback);
  }

  /** Marks the end. Returns the callbacks to call; none the second time. */
  end(): Iterable<() => void> {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    return waiting;
  }
}
