// Waits between attempts.
// Each pause is twice as long as the previous one, up to a maximum.
import type { Duration } from "../core/index.ts";
import { pause, type WallClock } from "../world/time/wall.ts";

/**
 * Returns a function that waits, each time twice as long, up to a maximum.
 *
 * @param first the first pause (milliseconds of wall time).
 * @param max the longest pause (milliseconds of wall time).
 */
export function createGrowingPauses(wall: WallClock, first: Duration, max: Duration): () => Promise<void> {
  let next = first;
  return async () => {
    await pause(wall, next);
    next = Math.min(2 * next, max);
  };
}
