// Reads an answer of the control API again when the board changes, at a limited rate, while a pane shows it.
import { effect, signal } from "@preact/signals";
import { sentenceOf } from "./control.ts";
import { pulse } from "./live.ts";

/** What was read last: the value, or why there is none. */
export interface Reading<Value> {
  readonly value: Value | undefined;
  readonly problem: string;
}

/** The shortest time between two readings, in milliseconds. */
const MIN_INTERVAL_MS = 400;

/**
 * Reads now, and again after each change of the board. Readings never overlap.
 *
 * @param read returns the value; it is aborted with the signal.
 * @param onRead called with each result.
 * @returns a function that ends it.
 */
export function readOnChange<Value>(
  read: (signal: AbortSignal) => Promise<Value>,
  onRead: (reading: Reading<Value>) => void,
): () => void {
  const controller = new AbortController();
  const { signal: stopped } = controller;
  const rereads = signal(0);
  let isBusy = false;
  let isDue = false;
  const perform = async (): Promise<void> => {
    isBusy = true;
    isDue = false;
    try {
      const value = await read(stopped);
      if (!stopped.aborted) onRead({ value, problem: "" });
    } catch (error) {
      if (!stopped.aborted) onRead({ value: undefined, problem: sentenceOf(error) });
    }
    setTimeout(() => {
      isBusy = false;
      if (isDue && !stopped.aborted) rereads.value++;
    }, MIN_INTERVAL_MS);
  };
  const stopWatching = effect(() => {
    // Read, so that the effect runs again with each of them.
    void [pulse.value, rereads.value];
    if (isBusy) isDue = true;
    else void perform();
  });
  return () => {
    stopWatching();
    controller.abort();
  };
}
