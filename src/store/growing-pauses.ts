// The pauses between attempts: each is twice as long as the one before it, up to a longest one.
import type { Duration } from "../core/index.ts";
import { pause, type WallClock } from "../world/time/wall.ts";

/** Returns a function that waits, each time longer. `first`, `max`: the first and the longest pause in milliseconds of wall time. */
export function growingPauses(wall: WallClock, first: Duration, max: Duration): () => Promise<void> {
  let next = first;
  return async () => {
    await pause(wall, next);
    next = Math.min(2 * next, max);
  };
}
