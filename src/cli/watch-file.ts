// Detects changes of a file by polling, which works on every file system, including those of containers.

import { type Stats, statSync } from "node:fs";
import { stat } from "node:fs/promises";
import { clearInterval, setInterval } from "../runtime/time.ts";

/** The interval at which the file is checked (milliseconds of wall time). */
const CHECK_INTERVAL_MS = 250;

/**
 * Watches a file. The timer does not keep the process alive.
 *
 * @param onChange called after each change, including the creation and removal of the file. A change is reported when the next check
 *   finds no further one, because the file may be incomplete until then.
 * @returns a function that stops watching.
 */
export function watchFile(file: string, onChange: () => void): () => void {
  let seen = fingerprintOf(statSync(file, { throwIfNoEntry: false }));
  let isSettling = false;
  let isChecking = false;

  const check = async (): Promise<void> => {
    const fingerprint = fingerprintOf(await stat(file).catch(() => undefined));
    const isNew = fingerprint !== seen;
    seen = fingerprint;
    if (!isNew && isSettling) onChange();
    isSettling = isNew;
  };

  const timer = setInterval(() => {
    if (isChecking) return;
    isChecking = true;
    void check().finally(() => {
      isChecking = false;
    });
  }, CHECK_INTERVAL_MS).unref();
  return () => clearInterval(timer);
}

/** Returns a text that differs after each change of a file, and after another file has replaced it. */
function fingerprintOf(stats: Stats | undefined): string {
  return stats === undefined ? "none" : [stats.ino, stats.size, stats.mtimeMs, stats.ctimeMs].join();
}
