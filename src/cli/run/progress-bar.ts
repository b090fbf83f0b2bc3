// Draws a progress bar for a run on the last line of a terminal.

import type { Output } from "../command-context.ts";
import { formatElapsed } from "./run-report-text.ts";

export interface ProgressBar {
  /**
   * Draws the progress.
   *
   * @param played milliseconds of virtual time since the start.
   * @param whole the length of the run in milliseconds, if it is known.
   */
  show(played: number, whole: number | undefined): void;
  /** Removes the bar, so that other lines can be written. */
  hide(): void;
}

const WIDTH = 30;

/** Opens a progress bar. It draws nothing if the output is not a terminal. */
export function openProgressBar(err: Output, wanted: boolean): ProgressBar {
  if (!wanted || err.isTTY !== true) return { show: () => {}, hide: () => {} };
  let shown = false;
  return {
    show(played, whole) {
      err.write(`\r${line(played, whole)}\u001b[K`);
      shown = true;
    },
    hide() {
      if (shown) err.write("\r\u001b[K");
      shown = false;
    },
  };
}

function line(played: number, whole: number | undefined): string {
  if (whole === undefined) return `Playing: ${formatElapsed(Math.floor(played / 1_000) * 1_000)}`;
  const part = whole > 0 ? Math.min(played / whole, 1) : 1;
  const filled = Math.floor(part * WIDTH);
  const bar = "#".repeat(filled).padEnd(WIDTH, ".");
  return `[${bar}] ${String(Math.floor(part * 100)).padStart(3)} %, ${formatElapsed(Math.floor(played / 1_000) * 1_000)} of ${formatElapsed(whole)}`;
}
