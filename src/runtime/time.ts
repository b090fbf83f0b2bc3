// Exports Node's timers and clocks, read once when this module is loaded, so that fake timers of a test do not affect the simulator.
import { performance as nodePerformance } from "node:perf_hooks";
import * as nodeTimers from "node:timers";
import { findUnfaked } from "./unfaked.ts";

// Timers and clocks come from `node:timers` and `node:perf_hooks`, because test runners replace the globals before they load the tests.
/** Node's own `setTimeout`; delays are in milliseconds. */
export const setTimeout = findUnfaked("setTimeout", nodeTimers.setTimeout);
/** Node's own `clearTimeout`. */
export const clearTimeout = findUnfaked("clearTimeout", nodeTimers.clearTimeout);
/** Node's own `setInterval`; intervals are in milliseconds. */
export const setInterval = findUnfaked("setInterval", nodeTimers.setInterval);
/** Node's own `clearInterval`. */
export const clearInterval = findUnfaked("clearInterval", nodeTimers.clearInterval);
/** Node's own `setImmediate`. */
export const setImmediate = findUnfaked("setImmediate", nodeTimers.setImmediate);
/** Node's own `clearImmediate`. */
export const clearImmediate = findUnfaked("clearImmediate", nodeTimers.clearImmediate);
/** Node's own `queueMicrotask`. */
export const queueMicrotask = findUnfaked("queueMicrotask", globalThis.queueMicrotask).bind(globalThis);

/** The longest delay of a timer, in milliseconds. */
export const MAX_TIMER_MS = 2_147_483_647;

// Fakes set `now` on the exported object, but not on its class.
const { now } = Object.getPrototypeOf(nodePerformance) as typeof nodePerformance;

/** Node's clock of the process: `now()`, `timeOrigin` and the load of the event loop. */
export const performance = {
  now: now.bind(nodePerformance),
  timeOrigin: nodePerformance.timeOrigin,
  eventLoopUtilization: nodePerformance.eventLoopUtilization.bind(nodePerformance),
} satisfies Partial<typeof nodePerformance>;

/** Returns the wall time in milliseconds since 1970. It never goes backwards: the system's clock is read only when the process starts. */
export function readWallTime(): number {
  return performance.timeOrigin + performance.now();
}

/** Returns the CPU time that this process has used, in milliseconds. */
export function readCpuTimeMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** Resolves in the next turn of the event loop. */
export function waitForNextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
