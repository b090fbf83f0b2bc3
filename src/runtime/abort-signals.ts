// Signals that end work for any of several reasons. AbortSignal.any and AbortSignal.timeout are not used: what only an `any` refers to can be
// garbage-collected before it fires (Node 20, 24.16 and 26), and then nothing ends.
import { setMaxListeners } from "node:events";
import { clearTimeout, setTimeout } from "./time.ts";

/** One signal for several reasons. */
export interface Joined {
  readonly signal: AbortSignal;
  /** Takes the listeners and the timer back. Call it when the work is over. */
  release(): void;
}

/** Calls back once after a length of wall time (milliseconds); the returned function takes that back. */
export type After = (wait: number, callback: () => void) => () => void;

/** A length of wall time (milliseconds), and the reason that is given when it has passed. */
export interface TimeOut {
  readonly wait: number;
  readonly reason: () => Error;
  /** Measures the time, in place of the system's clock. */
  readonly after?: After;
}

const systemAfter: After = (wait, callback) => {
  const timer = setTimeout(callback, wait);
  return () => clearTimeout(timer);
};

/**
 * Returns a signal that aborts with the first of some signals, with its reason, or when a time-out has passed. Listeners and timer hold it
 * until it is released.
 */
export function joinSignals(signals: readonly (AbortSignal | undefined)[], timeOut?: TimeOut): Joined {
  const controller = new AbortController();
  const undo: (() => void)[] = [];
  const release = (): void => {
    for (const one of undo.splice(0)) one();
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
    // Any number of requests may end with one signal.
    setMaxListeners(0, signal);
    const listener = (): void => abort(signal.reason);
    signal.addEventListener("abort", listener, { once: true });
    undo.push(() => signal.removeEventListener("abort", listener));
  }
  if (timeOut !== undefined) {
    const { wait, reason, after = systemAfter } = timeOut;
    undo.push(after(wait, () => abort(reason())));
  }
  return { signal: controller.signal, release };
}
