// Draws a progress bar for a run on the last line of a terminal.

import type { Output } from "../command-context.ts";
import { formatElapsed } from "./run-report-text.ts";

/** A progress bar on a terminal. */
export interface ProgressBar {
  /**
   * Draws the progress.
   *
   * @param playedMs the virtual time since the start.
   * @param totalMs the length of the run, if it is known.
   */
  show(playedMs: number, totalMs: number | undefined): void;
  /** Removes the bar, so that other lines can be written. */
  hide(): void;
}

const WIDTH = 30;

/** Opens a progress bar. It draws nothing if it is not wanted, or if the output is not a terminal. */
export function openProgressBar(err: Output, isWanted: boolean): ProgressBar {
  if (!isWanted || err.isTTY !== true) return { show: () => {}, hide: () => {} };
  let isShown = false;
  return {
    show(playedMs, totalMs) {
      err.write(`\r${formatProgress(playedMs, totalMs)}\u001b[K`);
      isShown = true;
    },
    hide() {
      if (isShown) err.write("\r\u001b[K");
      isShown = false;
    },
  };
}

function formatProgress(playedMs: number, totalMs: number | undefined): string {
  if (totalMs === undefined) return `Playing: ${formatElapsed(Math.floor(playedMs / 1_000) * 1_000)}`;
  const part = totalMs > 0 ? Math.min(playedMs / totalMs, 1) : 1;
  const filled = Math.floor(part * WIDTH);
  const bar = "#".repeat(filled).padEnd(WIDTH, ".");
  return `[${bar}] ${String(Math.floor(part * 100)).padStart(3)} %, ${formatElapsed(Math.floor(playedMs / 1_000) * 1_000)} of ${formatElapsed(totalMs)}`;
}
