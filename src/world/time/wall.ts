// The wall clock of worlds, which tests replace.

import type { Duration, Instant } from "../../core/index.ts";
import { clearTimeout, readWallTime, setTimeout } from "../../runtime/time.ts";

/** A clock of wall time, and its timers. */
export interface WallClock {
  /** Returns the wall time in milliseconds since 1970. It never goes backwards within a process. */
  now(): Instant;
  /** Runs the callback once after a wall time (milliseconds). Returns a function that cancels the callback. */
  after(wait: Duration, callback: () => void): () => void;
}

/** Resolves after a wall time (milliseconds). */
export function pause(wall: WallClock, wait: Duration): Promise<void> {
  return new Promise((resolve) => void wall.after(wait, resolve));
}

/** The real clock. Its timers do not keep the process alive, because the servers do. */
export const systemWallClock: WallClock = {
  now: readWallTime,
  after(wait, callback) {
    const timer = setTimeout(callback, wait).unref();
    return () => clearTimeout(timer);
  },
};
