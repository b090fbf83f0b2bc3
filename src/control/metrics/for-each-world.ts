// Writes a family of metrics for one world after the other, in slices.
import type { Work } from "../../core/index.ts";
import type { WorldMetrics } from "./measure-world.ts";
import { NO_PROGRESS } from "./no-progress.ts";

/** The number of worlds between two pauses. A pause takes about as long as writing a sample, and a scrape has dozens of families. */
const WORLDS_PER_SLICE = 20;

/**
 * Writes the samples of each world. `write` must write only a few.
 *
 * @yields after some worlds.
 */
export function* forEachWorld(worlds: readonly WorldMetrics[], write: (metrics: WorldMetrics) => void): Work {
  let done = 0;
  for (const metrics of worlds) {
    write(metrics);
    if (++done % WORLDS_PER_SLICE === 0) yield NO_PROGRESS;
  }
}
