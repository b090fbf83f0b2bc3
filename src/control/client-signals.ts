// Signals that abort long answers when the client goes away or the port closes.
import type { ServerResponse } from "node:http";
import { probeWhenHalfClosed } from "../http/half-closed.ts";

export class ClientSignals {
  readonly #open = new Set<AbortController>();

  /** Returns a signal that aborts when the client goes away or the port closes before the answer is written. */
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

  /** Aborts all signals, because the port closes. */
  close(): void {
    for (const one of this.#open) one.abort();
  }
}
