// The wall clock as a world sees it; a test can put another in its place.

import type { Duration, Instant } from "../../core/index.ts";
import { clearTimeout, setTimeout, wallNow } from "../../runtime/time.ts";

export interface WallClock {
  /** Milliseconds since 1970, never going backwards within a process. */
  now(): Instant;
  /** Calls back once after a length of wall time; the returned function takes that back. */
  after(wait: Duration, call: () => void): () => void;
}

/** The real one. It does not keep a process alive: the doors do. */
export const systemWallClock: WallClock = {
  now: wallNow,
  after(wait, call) {
    const timer = setTimeout(call, wait).unref();
    return () => clearTimeout(timer);
  },
};
