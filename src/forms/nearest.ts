// Finds the known word that a misspelled word most likely means, for "did you mean".
import { createRequire } from "node:module";

type Distance = (a: string, b: string) => number;

let distance: Distance | undefined;

/** The maximum length of a word to compare, in characters. Longer ones are not misspellings, and comparing them takes time. */
const MAX_WORD_LENGTH = 40;

/** Returns the word of `known` that is nearest to `word`; undefined if none is near. */
export function findNearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > MAX_WORD_LENGTH) return undefined;
  const compare = distance ?? loadDistance();
  const lower = word.toLowerCase();
  let best: string | undefined;
  const limit = word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3));
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const other = candidate.toLowerCase();
    const changes = compare(lower, other);
    // Two swapped letters count as two changes, but such a word is nearer than one with two other changes.
    const cost = hasSameLetters(lower, other) ? changes - 0.5 : changes;
    if (changes <= limit && cost < least) [best, least] = [candidate, cost];
  }
  return best;
}

/** Returns whether a word has the letters of another one in another order, or the same. */
function hasSameLetters(word: string, other: string): boolean {
  return word.length === other.length && [...word].sort().join("") === [...other].sort().join("");
}

/** Loads the package at the first misspelling, to keep the start fast. Uses `require`, because callers are synchronous. */
function loadDistance(): Distance {
  const loaded = (createRequire(import.meta.url)("fastest-levenshtein") as { distance: Distance }).distance;
  distance = loaded;
  return loaded;
}
