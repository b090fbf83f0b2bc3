// Tracks whether a world is closed, and aborts the requests that wait in it.

export class Closing {
  #isClosed = false;
  #controller: AbortController | undefined;

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Aborted when the world is closed. It is created when the first request waits, because creating it takes longer than creating a small world. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#isClosed) this.#controller.abort();
    return this.#controller.signal;
  }

  close(): void {
    this.#isClosed = true;
    this.#controller?.abort();
  }
}
