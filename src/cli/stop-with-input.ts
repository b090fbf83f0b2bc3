// Stops a command when its standard input ends, so that a simulator never outlives the program that started it.
import type { CommandContext } from "./command-context.ts";

/** The part of the standard input that this module uses. */
export interface Input {
  on(event: "end" | "close" | "error", listener: () => void): unknown;
  off(event: "end" | "close" | "error", listener: () => void): unknown;
  resume(): unknown;
  pause(): unknown;
}

/**
 * Calls a listener once when an input has ended or cannot be read. What it contains is dropped.
 *
 * @returns a function that stops this, so that the input no longer keeps the process alive.
 */
export function onInputEnd(input: Input, listener: () => void): () => void {
  const stop = () => {
    for (const event of EVENTS) input.off(event, end);
    input.pause();
  };
  const end = () => {
    stop();
    listener();
  };
  for (const event of EVENTS) input.on(event, end);
  input.resume();
  return stop;
}

const EVENTS = ["end", "close", "error"] as const;

/** Returns a context in which the end of the standard input has the effect of SIGTERM. */
export function stoppedByInput(context: CommandContext): CommandContext {
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
