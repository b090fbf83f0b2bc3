// The callbacks that wait for the end of a life, each called once.
import type { LifeEnd } from "../../words/life-end.ts";

/** Called when a life ends. */
export type OnEnd = (how: LifeEnd) => void;

/** The callbacks that wait for the end of a life. */
export class EndListeners {
  /** Undefined after the end. */
  #waiting: Set<OnEnd> | undefined = new Set();

  /** Whether the life has ended. */
  get hasEnded(): boolean {
    return this.#waiting === undefined;
  }

  /**
   * Adds a callback for the end. After the end, it is called immediately.
   *
   * @returns a function that removes the callback.
   */
  add(callback: OnEnd): () => void {
    if (this.#waiting === undefined) callback("ended");
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
