// Notices that a file has changed by looking at it now and then, which works on every file system, also on those of containers.

import { type Stats, statSync } from "node:fs";
import { stat } from "node:fs/promises";
import { clearInterval, setInterval } from "../runtime/time.ts";

/** How often it is looked, in milliseconds of wall time. */
const LOOK_EVERY = 250;

/**
 * Calls back after each change, also when the file comes or goes; what it answers stops that. A change counts when the next look finds
 * nothing new, because until then the file may still be being written. Keeps no process alive.
 */
export function watchFile(file: string, changed: () => void): () => void {
  let seen = markOf(statSync(file, { throwIfNoEntry: false }));
  let isSettling = false;
  let isLooking = false;

  const look = async (): Promise<void> => {
    const mark = markOf(await stat(file).catch(() => undefined));
    const isNew = mark !== seen;
    seen = mark;
    if (!isNew && isSettling) changed();
    isSettling = isNew;
  };

  const looking = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    void look().finally(() => {
      isLooking = false;
    });
  }, LOOK_EVERY).unref();
  return () => clearInterval(looking);
}

/** What tells a file from the same one before a change, or after another was put in its place. */
function markOf(stats: Stats | undefined): string {
  return stats === undefined ? "none" : [stats.ino, stats.size, stats.mtimeMs, stats.ctimeMs].join();
}
