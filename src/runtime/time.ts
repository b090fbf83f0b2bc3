// The functions of time, taken once when this module is loaded: fake timers that a test installs in the same process change nothing here.
import { performance as nodePerformance } from "node:perf_hooks";
import * as nodeTimers from "node:timers";
import { unfaked } from "./unfaked.ts";

// `node:timers` and `node:perf_hooks` rather than the globals: a test runner replaces globals before it loads what is tested.
export const setTimeout = unfaked("setTimeout", nodeTimers.setTimeout);
export const clearTimeout = unfaked("clearTimeout", nodeTimers.clearTimeout);
export const setInterval = unfaked("setInterval", nodeTimers.setInterval);
export const clearInterval = unfaked("clearInterval", nodeTimers.clearInterval);
export const setImmediate = unfaked("setImmediate", nodeTimers.setImmediate);
export const queueMicrotask = unfaked("queueMicrotask", globalThis.queueMicrotask).bind(globalThis);

/** The longest wait that a timer can be set to (milliseconds). */
export const LONGEST_TIMER = 2_147_483_647;

// Fakes put a `now` into the object that Node hands out, and leave its class alone.
const { now } = Object.getPrototypeOf(nodePerformance) as typeof nodePerformance;

/** The clock of the process, as Node offers it: `now()`, `timeOrigin` and the load of the event loop. */
export const performance = {
  now: now.bind(nodePerformance),
  timeOrigin: nodePerformance.timeOrigin,
  eventLoopUtilization: nodePerformance.eventLoopUtilization.bind(nodePerformance),
} satisfies Partial<typeof nodePerformance>;

/** Returns milliseconds of wall time since 1970, as the system's clock says at the start of the process. Never goes backwards. */
export function wallNow(): number {
  return performance.timeOrigin + performance.now();
}

/** Resolves in the next turn of the event loop, after what is due in this one. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
