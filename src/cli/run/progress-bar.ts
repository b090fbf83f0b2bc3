// A bar that shows how far a run has come; for terminals only, where it stays on the last line.

import type { Output } from "../command-context.ts";
import { since } from "./run-report-text.ts";

export interface Progress {
  /** Shows how far the run has come, in milliseconds of virtual time; `whole` is how long it will be, if that is known. */
  show(played: number, whole: number | undefined): void;
  /** Takes the bar away, so that something else can be written. */
  hide(): void;
}

const WIDTH = 30;

/** Draws nothing where there is no terminal. */
export function openProgress(err: Output, wanted: boolean): Progress {
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
  if (whole === undefined) return `Playing: ${since(Math.floor(played / 1_000) * 1_000)}`;
  const part = whole > 0 ? Math.min(played / whole, 1) : 1;
  const filled = Math.floor(part * WIDTH);
  const bar = "#".repeat(filled).padEnd(WIDTH, ".");
  return `[${bar}] ${String(Math.floor(part * 100)).padStart(3)} %, ${since(Math.floor(played / 1_000) * 1_000)} of ${since(whole)}`;
}
