// Reads a value from the control API while a pane shows it: again after each change of the board, at a limited rate.
import { effect, signal, untracked } from "@preact/signals";
import { sentenceOf } from "./control.ts";
import { isTraveling, live, pulse } from "./live.ts";

/** The result of a reading: its `value`, or the `problem` as a sentence. An empty `problem` needs no message. */
export interface Reading<Value> {
  readonly value: Value | undefined;
  readonly problem: string;
}

/**
 * Returns why nothing can be read about an agent.
 *
 * @returns a sentence if the world has no such agent; an empty text before the board has loaded; undefined if the agent can be read.
 */
export function findAbsence(agent: number): string | undefined {
  const agents = live.value?.agents;
  if (agents === undefined) return "";
  return agents.has(agent) ? undefined : `The world has no agent ${agent} now.`;
}

/** The shortest pause after a reading before the next one, in milliseconds. */
const MIN_PAUSE_MS = 400;

/**
 * Reads now, and again after each change of the board. Readings never overlap, and pause while the page resets or rewinds the world.
 *
 * @param read reads the value, until the signal aborts.
 * @param onRead called with each result.
 * @param findObstacle returns why nothing can be read now: a sentence to show, or an empty text; undefined if `read` can be called.
 * @returns a function that stops the readings.
 */
export function readOnChange<Value>(
  read: (signal: AbortSignal) => Promise<Value>,
  onRead: (reading: Reading<Value>) => void,
  findObstacle: () => string | undefined,
): () => void {
  let controller = new AbortController();
  let hasEnded = false;
  const rereads = signal(0);
  let isBusy = false;
  let isDue = false;
  const perform = async (): Promise<void> => {
    isBusy = true;
    isDue = false;
    controller = new AbortController();
    const { signal: stopped } = controller;
    const obstacle = findObstacle();
    try {
      const reading =
        obstacle === undefined ? { value: await read(stopped), problem: "" } : { value: undefined, problem: obstacle };
      if (!stopped.aborted) onRead(reading);
    } catch (error) {
      if (!stopped.aborted) onRead({ value: undefined, problem: sentenceOf(error) });
    }
    setTimeout(() => {
      isBusy = false;
      if (isDue && !hasEnded) rereads.value++;
    }, MIN_PAUSE_MS);
  };
  const stopWatching = effect(() => {
    // The effect runs again when a signal changes that it has read.
    void [pulse.value, rereads.value];
    if (isTraveling.value) {
      controller.abort();
      isDue = true;
    } else if (isBusy) {
      isDue = true;
    } else {
      // The effect must not depend on the signals of `perform`: if the world changes, the pane begins another reading.
      untracked(() => void perform());
    }
  });
  return () => {
    hasEnded = true;
    stopWatching();
    controller.abort();
  };
}
