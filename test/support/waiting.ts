// Waits in tests without hanging: each wait fails after five minutes with a sentence about what is missing.
import { type EventEmitter, once } from "node:events";

/** The maximum wait of a test, in milliseconds. It is long enough for a busy machine, and only ends a wait that would never end. */
const MAX_WAIT_MS = 300_000;

/**
 * Waits until a condition is met, and lets everything else in the process run in between.
 *
 * @throws Error with the condition's source after five minutes.
 */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + MAX_WAIT_MS;
  while (!(await condition())) {
    if (performance.now() > deadline) throw createTimeoutError(`the condition is not met: ${condition}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/**
 * Waits for a promise.
 *
 * @param missing what is missing while the promise is pending, as a clause: `there is no second push`.
 * @returns what the promise resolves to.
 * @throws Error with `missing` after five minutes; the error that the promise rejects with.
 */
export async function waitFor<T>(promise: Promise<T>, missing: string | (() => string)): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    const fail = () => reject(createTimeoutError(typeof missing === "string" ? missing : missing()));
    // A process that has nothing left to do ends earlier, and tap names the test.
    timer = setTimeout(fail, MAX_WAIT_MS).unref();
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}

/**
 * Waits for the next event of an emitter, as `once` of Node does.
 *
 * @returns the arguments of the event.
 * @throws Error that names the emitter and the event after five minutes; the error of an `error` event.
 */
// biome-ignore lint/suspicious/noExplicitAny: as `once` of Node.
export function waitForEvent(emitter: EventEmitter, event: string): Promise<any[]> {
  return waitFor(once(emitter, event), `a ${emitter.constructor.name} has not emitted ${JSON.stringify(event)}`);
}

/**
 * Waits until the received text contains another text. Checks again at each event of an emitter.
 *
 * @param received returns the text received so far.
 * @returns the text received so far, which contains the wanted text.
 * @throws Error with both texts after five minutes without an event.
 */
export async function untilReceived(
  emitter: EventEmitter,
  event: string,
  received: () => string,
  wanted: string,
): Promise<string> {
  while (!received().includes(wanted)) {
    await waitFor(once(emitter, event), () => `there is no ${JSON.stringify(wanted)} in: ${received()}`);
  }
  return received();
}

function createTimeoutError(missing: string): Error {
  return new Error(`After ${MAX_WAIT_MS / 1_000} s ${missing}`);
}
