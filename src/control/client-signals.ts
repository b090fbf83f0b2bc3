// Who asks may go away, and the door may close, before an answer is there that takes its time.
import type { ServerResponse } from "node:http";
import { probeWhenHalfClosed } from "../http/half-closed.ts";

export class Leaving {
  readonly #open = new Set<AbortController>();

  /** The signal of one request: it comes when its client goes away, or the door closes, before the answer is written. */
  signalOf(response: ServerResponse): AbortSignal {
    const one = new AbortController();
    if (response.destroyed) one.abort();
    this.#open.add(one);
    probeWhenHalfClosed(response);
    response.once("close", () => {
      this.#open.delete(one);
      one.abort();
    });
    return one.signal;
  }

  /** The door closes. */
  close(): void {
    for (const one of this.#open) one.abort();
  }
}
