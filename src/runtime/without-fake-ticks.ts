// Replaces a test's fakes of process.nextTick and queueMicrotask while libraries need the real ones.
// With fakes they would wait forever.
import { queueMicrotask } from "./time.ts";
import { findUnfaked } from "./unfaked.ts";

const nextTick = findUnfaked("nextTick", process.nextTick);
const realQueueMicrotask = findUnfaked("queueMicrotask", globalThis.queueMicrotask);

/** The replacements. They are separate functions, so that `restoreFakes` can distinguish them from functions that a test has set since. */
const replacements = {
  nextTick: (...args: Parameters<typeof nextTick>) => nextTick.apply(process, args),
  queueMicrotask: (callback: () => void) => queueMicrotask(callback),
};

/** The number of running calls of `withoutFakeTicks`. */
let running = 0;

/** The fakes that the first of these calls removed. */
let fakes: Partial<typeof replacements> = {};

/**
 * Runs work with Node's own process.nextTick and queueMicrotask. Fakes of a test are removed until the work is over. If there are none,
 * nothing changes.
 *
 * @returns the result of the work.
 */
export async function withoutFakeTicks<T>(work: () => Promise<T>): Promise<T> {
  if (running++ === 0) removeFakes();
  try {
    return await work();
  } finally {
    if (--running === 0) restoreFakes();
  }
}

function removeFakes(): void {
  if (process.nextTick !== nextTick) {
    fakes.nextTick = process.nextTick;
    // Reflect.set does not throw if a test has made the property read-only.
    Reflect.set(process, "nextTick", replacements.nextTick);
  }
  if (globalThis.queueMicrotask !== realQueueMicrotask) {
    fakes.queueMicrotask = globalThis.queueMicrotask;
    Reflect.set(globalThis, "queueMicrotask", replacements.queueMicrotask);
  }
}

/** Restores the fakes, unless a test has removed its fakes meanwhile, and the replacements with them. */
function restoreFakes(): void {
  if (fakes.nextTick !== undefined && process.nextTick === (replacements.nextTick as typeof process.nextTick)) {
    Reflect.set(process, "nextTick", fakes.nextTick);
  }
  if (fakes.queueMicrotask !== undefined && globalThis.queueMicrotask === replacements.queueMicrotask) {
    Reflect.set(globalThis, "queueMicrotask", fakes.queueMicrotask);
  }
  fakes = {};
}
