// Tracks whether and how a world is closed, and aborts the requests and streams that wait in it.

/** Tracks whether and how a world is closed. */
export class Closing {
  #isClosed = false;
  #isHandedOver = false;
  #controller: AbortController | undefined;

  /** Whether the world is closed here. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Whether the world is closed here, and can continue elsewhere. */
  get isHandedOver(): boolean {
    return this.#isHandedOver;
  }

  /**
   * Aborted when the world is closed. It is created at its first use, because creating it takes longer than creating a small world.
   */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#isClosed) this.#controller.abort();
    return this.#controller.signal;
  }

  /** Closes the world. `continuesElsewhere`: whether it is only no longer served here, so that another process can continue it. */
  close(continuesElsewhere: boolean): void {
    this.#isClosed = true;
    this.#isHandedOver = continuesElsewhere;
    this.#controller?.abort();
  }
}
