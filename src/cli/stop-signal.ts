// Turns signals of the process, or the end of its input, into an abort signal for long commands, and limits their shutdown time.
import type { After } from "../runtime/abort-signals.ts";
import { clearTimeout, setTimeout } from "../runtime/time.ts";
import { type CommandContext, SIGNAL_CODE, type Signal } from "./command-context.ts";

/** The maximum time from the first signal to the exit of the process, in milliseconds. The system then still has to close connections. */
const MAX_SHUTDOWN_MS = 1_400;

/** Calls back after a wait in milliseconds, with a timer that does not keep the process alive. */
const systemAfter: After = (waitMs, callback) => {
  const timer = setTimeout(callback, waitMs).unref();
  return () => clearTimeout(timer);
};

/**
 * Listens for signals until it is disposed. A second signal, or a shutdown that takes too long, ends the process immediately.
 *
 * @param codeOf returns the exit code if the shutdown takes too long.
 * @param after replaces the clock of the system.
 * @returns an abort signal, which the first signal of the process aborts with itself as the reason; `dispose` ends the listening.
 */
export function createStopSignal(
  { onSignal, exit }: CommandContext,
  codeOf: (signal: Signal) => number,
  after: After = systemAfter,
): { signal: AbortSignal; dispose(): void } {
  const controller = new AbortController();
  const dispose = onSignal((signal) => {
    if (controller.signal.aborted) exit(SIGNAL_CODE[signal]);
    // The timer runs on after the command, because its output may wait for a reader that never reads.
    else after(MAX_SHUTDOWN_MS, () => exit(codeOf(signal)));
    controller.abort(signal);
  });
  return { signal: controller.signal, dispose };
}

/** The part of standard input that this module uses. */
export interface Input {
  on(event: "end" | "close" | "error", listener: () => void): unknown;
  off(event: "end" | "close" | "error", listener: () => void): unknown;
  resume(): unknown;
  pause(): unknown;
}

/**
 * Calls a listener once when an input has ended or cannot be read. Its contents are dropped.
 *
 * @returns a function that removes the listener, and lets the process end while the input is open.
 */
export function onInputEnd(input: Input, listener: () => void): () => void {
  const stop = () => {
    for (const event of END_EVENTS) input.off(event, end);
    input.pause();
  };
  const end = () => {
    stop();
    listener();
  };
  for (const event of END_EVENTS) input.on(event, end);
  input.resume();
  return stop;
}

/** The events of an input that ends or fails. */
const END_EVENTS = ["end", "close", "error"] as const;

/** Returns a context in which the end of standard input has the effect of SIGTERM. */
export function treatInputEndAsSignal(context: CommandContext): CommandContext {
  return {
    ...context,
    onSignal(listener) {
      const stopSignals = context.onSignal(listener);
      const stopInput = context.onInputEnd(() => listener("SIGTERM"));
      return () => {
        stopSignals();
        stopInput();
      };
    },
  };
}
