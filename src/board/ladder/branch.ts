// Leaves out the requests that a reset or a rewind has abandoned.
// The journal keeps them.
import type { JournalEntry } from "../../control/api-types.ts";

/** The present point in the history of a world: its time, and the number of the newest input of its tape. */
export interface Present {
  readonly now: string;
  readonly input: number;
}

/**
 * Returns the requests that belong to the present history of a world.
 *
 * @param entries in the order of their numbers.
 */
export function entriesOfPresent(entries: readonly JournalEntry[], { now, input }: Present): JournalEntry[] {
  const kept: JournalEntry[] = [];
  let earliest = now;
  let lowest = input + 1;
  // Time and inputs only grow within a history, so a request that is ahead of a later one was abandoned.
  for (const entry of entries.toReversed()) {
    const isAbandoned = entry.worldTime > earliest || (entry.input !== null && entry.input >= lowest);
    if (isAbandoned) continue;
    kept.push(entry);
    earliest = entry.worldTime;
    lowest = entry.input ?? lowest;
  }
  return kept.reverse();
}
