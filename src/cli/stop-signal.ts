// How a command that goes on for long is told to end: by a first signal, and in good time whatever it is at.
import type { After } from "../runtime/abort-signals.ts";
import { clearTimeout, setTimeout } from "../runtime/time.ts";
import { SIGNAL_CODE, type Signal, type Surroundings } from "./command-context.ts";

/** This many milliseconds after the first signal a command ends, even if something hangs; the system then needs time to close its connections. */
const LONGEST_END = 1_400;

/** Does not keep the process alive. */
const systemAfter: After = (wait, callback) => {
  const timer = setTimeout(callback, wait).unref();
  return () => clearTimeout(timer);
};

/**
 * Listens for signals. The returned signal is aborted by the first one, which is then its reason. A second one, or a long wait, ends the
 * process at once.
 *
 * @param codeOf The exit code of a process that a signal ends after a long wait.
 * @param after Measures the wait, in place of the system's clock.
 */
export function stopSignal(
  { onSignal, exit }: Surroundings,
  codeOf: (signal: Signal) => number,
  after: After = systemAfter,
): { signal: AbortSignal; forget(): void } {
  const controller = new AbortController();
  const forget = onSignal((signal) => {
    if (controller.signal.aborted) exit(SIGNAL_CODE[signal]);
    // Not cleared at the end: what was written may still wait for a reader who never comes.
    else after(LONGEST_END, () => exit(codeOf(signal)));
    controller.abort(signal);
  });
  return { signal: controller.signal, forget };
}
