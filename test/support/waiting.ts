// Waits of tests that cannot hang: each ends with a failure that says what did not happen.
import { type EventEmitter, once } from "node:events";

/** How long a test waits for what takes moments, in milliseconds. It only ends what would hang forever, also on a busy machine. */
export const PATIENCE = 300_000;

/**
 * Waits until a condition is met, and lets everything else in the process run in between.
 *
 * @throws Error with the condition's source after five minutes.
 */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE;
  while (!(await condition())) {
    if (performance.now() > deadline)
      throw new Error(`After ${PATIENCE / 1_000} s this was still not so: ${condition}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/**
 * Waits until what was received contains a text; looks again at each event of an emitter.
 *
 * @param received - returns what has come so far.
 * @throws Error with both texts after five minutes.
 */
export async function untilReceived(
  emitter: EventEmitter,
  event: string,
  received: () => string,
  wanted: string,
): Promise<string> {
  const patience = AbortSignal.timeout(PATIENCE);
  while (!received().includes(wanted)) {
    await once(emitter, event, { signal: patience }).catch((error: unknown) => {
      if (!patience.aborted) throw error;
      throw new Error(`After ${PATIENCE / 1_000} s there was no ${JSON.stringify(wanted)} in: ${received()}`);
    });
  }
  return received();
}
