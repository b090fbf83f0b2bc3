// The globals of time, taken once when this module is loaded: fake timers that a test installs later in the same process change nothing here.
import { performance as nodePerformance } from "node:perf_hooks";
import * as nodeTimers from "node:timers";

// `node:timers` and `node:perf_hooks` rather than the globals: a test runner replaces globals before it loads what is tested.
export const { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate } = { ...nodeTimers };
export const queueMicrotask = globalThis.queueMicrotask.bind(globalThis);

/** The clock of the process, as Node offers it: `now()`, `timeOrigin` and the load of the event loop. */
export const performance = nodePerformance;

/** Returns milliseconds of wall time since 1970, as the system's clock says at the start of the process. Never goes backwards. */
export function wallNow(): number {
  return performance.timeOrigin + performance.now();
}

/** Resolves in the next turn of the event loop, after what is due in this one. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
