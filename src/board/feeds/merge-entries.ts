// Merges requests that were read or streamed later into those that the page has.
import type { JournalEntry } from "../../control/api-types.ts";

/** Returns old and newer requests, sorted by number. A newer request replaces an old one with the same number. */
function mergeEntries(old: readonly JournalEntry[], newer: readonly JournalEntry[]): JournalEntry[] {
  const all = new Map(old.map((entry) => [entry.number, entry]));
  for (const entry of newer) all.set(entry.number, entry);
  return [...all.values()].sort((a, b) => a.number - b.number);
}

/** Returns whether all requests of a list are newer than the known ones. Both are in the order of their numbers. */
function areAllNewer(newest: readonly JournalEntry[], known: readonly JournalEntry[]): boolean {
  const [first] = newest;
  return first === undefined || first.number > (known.at(-1)?.number ?? 0);
}

/**
 * Returns the known requests with the newest ones. If the known ones were cleared from the journal, returns only the newest.
 *
 * @param newest at most `limit` requests, in the order of their numbers.
 */
export function refreshEntries(
  known: readonly JournalEntry[],
  newest: readonly JournalEntry[],
  limit: number,
): JournalEntry[] {
  // A list below the limit is complete, so it would have the newest of the known requests if the journal still had any.
  const isCleared = newest.length < limit && areAllNewer(newest, known);
  return mergeEntries(isCleared ? [] : known, newest);
}

/**
 * Reads the newest requests, with each larger limit in turn while a full list has only new ones: then others may be missing before them.
 *
 * @param known in the order of their numbers.
 * @param limits in ascending order. If even the list with the last limit is full, older new requests may be missing.
 * @param read reads at most `limit` requests, in the order of their numbers.
 * @returns the same as `refreshEntries` for the last list.
 */
export async function readNewest(
  known: readonly JournalEntry[],
  limits: readonly number[],
  read: (limit: number) => Promise<readonly JournalEntry[]>,
): Promise<readonly JournalEntry[]> {
  let entries = known;
  for (const limit of limits) {
    const newest = await read(limit);
    entries = refreshEntries(known, newest, limit);
    if (newest.length < limit || !areAllNewer(newest, known)) break;
  }
  return entries;
}

/** Merges the changes of a stream into the requests that the page shows, and into a list that is read after the stream has begun. */
export class StreamedEntries {
  /** The changes that the shown requests or the awaited list may lack, by number. */
  readonly #changed = new Map<number, JournalEntry>();
  #isListAwaited = false;

  /** Notes that a list is being read. It has all earlier changes. */
  awaitList(): void {
    this.#changed.clear();
    this.#isListAwaited = true;
  }

  /** Adds a new or changed request of the stream. */
  add(entry: JournalEntry): void {
    this.#changed.set(entry.number, entry);
  }

  /** Returns the shown requests with the changes. */
  mergeInto(shown: readonly JournalEntry[]): JournalEntry[] {
    const merged = mergeEntries(shown, [...this.#changed.values()]);
    // The control API may have written the awaited list before these changes.
    if (!this.#isListAwaited) this.#changed.clear();
    return merged;
  }

  /** Returns the list that was read, with the changes that it may lack. Ends the waiting for it. */
  takeList(list: readonly JournalEntry[]): JournalEntry[] {
    this.#isListAwaited = false;
    return this.mergeInto(list);
  }
}
