// Node's own process.nextTick and queueMicrotask for libraries that read them at each call: fakes of a test's process would hold them up for ever.
import { queueMicrotask } from "./time.ts";
import { unfaked } from "./unfaked.ts";

const nextTick = unfaked("nextTick", process.nextTick);
const realQueueMicrotask = unfaked("queueMicrotask", globalThis.queueMicrotask);

/** What is put in the place of fakes: functions of our own, so that they are told apart from what a test puts back meanwhile. */
const ours = {
  nextTick: (...args: Parameters<typeof nextTick>) => nextTick.apply(process, args),
  queueMicrotask: (callback: () => void) => queueMicrotask(callback),
};

/** How many works run at this moment, and the fakes that they have put aside. */
let running = 0;
let fakes: Partial<typeof ours> = {};

/**
 * Does work whose libraries read process.nextTick and queueMicrotask while it lasts, and puts fakes of these aside until it is over. Where
 * there are none, nothing changes.
 */
export async function withoutFakeTicks<T>(work: () => Promise<T>): Promise<T> {
  if (running++ === 0) putAside();
  try {
    return await work();
  } finally {
    if (--running === 0) putBack();
  }
}

function putAside(): void {
  if (process.nextTick !== nextTick) {
    fakes.nextTick = process.nextTick;
    // What cannot be replaced stays as it is.
    Reflect.set(process, "nextTick", ours.nextTick);
  }
  if (globalThis.queueMicrotask !== realQueueMicrotask) {
    fakes.queueMicrotask = globalThis.queueMicrotask;
    Reflect.set(globalThis, "queueMicrotask", ours.queueMicrotask);
  }
}

/** A test that has removed its fakes meanwhile has removed ours with them. */
function putBack(): void {
  if (fakes.nextTick !== undefined && process.nextTick === (ours.nextTick as typeof process.nextTick)) {
    Reflect.set(process, "nextTick", fakes.nextTick);
  }
  if (fakes.queueMicrotask !== undefined && globalThis.queueMicrotask === ours.queueMicrotask) {
    Reflect.set(globalThis, "queueMicrotask", fakes.queueMicrotask);
  }
  fakes = {};
}
