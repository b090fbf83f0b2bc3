// Signals that abort long answers when the client disconnects or the port closes.
import type { ServerResponse } from "node:http";
import { probeWhenHalfClosed } from "../http/half-closed.ts";

/** The signals of the answers in progress on one port. */
export class ClientSignals {
  readonly #controllers = new Set<AbortController>();
  /** Requests can still arrive over open connections while the port closes. */
  #isClosed = false;

  /** Returns a signal that aborts when the client disconnects or the port closes before the answer is written. */
  signalOf(response: ServerResponse): AbortSignal {
    const controller = new AbortController();
    if (this.#isClosed || response.destroyed) {
      controller.abort();
      return controller.signal;
    }
    this.#controllers.add(controller);
    probeWhenHalfClosed(response);
    response.once("close", () => {
      this.#controllers.delete(controller);
      controller.abort();
    });
    return controller.signal;
  }

  /** Aborts all signals, and those of later requests. Called when the port closes. */
  close(): void {
    this.#isClosed = true;
    for (const controller of this.#controllers) controller.abort();
  }
}
