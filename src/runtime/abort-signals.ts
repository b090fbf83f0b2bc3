// Joins several abort signals and a timeout into one signal.
//
// AbortSignal.any and AbortSignal.timeout are not used. Signals that only an `any` refers to can be garbage-collected before they fire
// (Node 20, 24.16 and 26), and then the work never ends.
import { setMaxListeners } from "node:events";
import { clearTimeout, setTimeout } from "./time.ts";

/** A signal that aborts for the first of several reasons. */
export interface JoinedSignal {
  readonly signal: AbortSignal;
  /** Removes the listeners and the timer. Call it when the work is over. */
  release(): void;
}

/**
 * Runs a callback once after some wall time.
 *
 * @returns a function that cancels the callback.
 */
export type After = (waitMs: number, callback: () => void) => () => void;

/** A timeout, with its clock and its error. */
export interface TimeOut {
  /** Milliseconds of wall time. */
  readonly waitMs: number;
  /** Creates the reason to abort with. */
  readonly reason: () => Error;
  /** Replaces the clock of the system. */
  readonly after?: After;
}

const systemAfter: After = (waitMs, callback) => {
  const timer = setTimeout(callback, waitMs);
  return () => clearTimeout(timer);
};

/** Returns a promise that rejects with the reason of a signal when it aborts, or immediately if it has aborted already. */
export function rejectWhenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/**
 * Returns a signal that aborts with the first of some signals and its reason, or after a timeout. Its listeners and its timer protect it
 * from garbage collection until it is released.
 */
export function joinSignals(signals: readonly (AbortSignal | undefined)[], timeOut?: TimeOut): JoinedSignal {
  const controller = new AbortController();
  const removals: (() => void)[] = [];
  const release = (): void => {
    for (const remove of removals.splice(0)) remove();
  };
  const abort = (reason: unknown): void => {
    release();
    controller.abort(reason);
  };
  for (const signal of signals) {
    if (signal === undefined) continue;
    if (signal.aborted) {
      abort(signal.reason);
      return { signal: controller.signal, release };
    }
    // Without this, Node warns of a leak when more than ten requests share a signal.
    setMaxListeners(0, signal);
    const listener = (): void => abort(signal.reason);
    signal.addEventListener("abort", listener, { once: true });
    removals.push(() => signal.removeEventListener("abort", listener));
  }
  if (timeOut !== undefined) {
    const { waitMs, reason, after = systemAfter } = timeOut;
    removals.push(after(waitMs, () => abort(reason())));
  }
  return { signal: controller.signal, release };
}
