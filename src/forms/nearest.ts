// Finds the known word that a misspelled word most likely means, for "did you mean".
import { createRequire } from "node:module";

type CountChanges = (a: string, b: string) => number;

let countChanges: CountChanges | undefined;

/** The maximum length of a word to compare, in characters. Longer ones are not misspellings, and comparing them takes time. */
const MAX_WORD_LENGTH = 40;

/** Returns the word of `known` that is nearest to `word`; undefined if none is near. */
export function findNearest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const distance = measureDistance(word, candidate);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** Returns how far a known word is from the word that was written, in changed letters; infinity if it is not near. */
export function measureDistance(word: string, known: string): number {
  if (word.length > MAX_WORD_LENGTH) return Number.POSITIVE_INFINITY;
  const [lower, other] = [word.toLowerCase(), known.toLowerCase()];
  const changes = (countChanges ?? loadCountChanges())(lower, other);
  if (changes > (word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3)))) return Number.POSITIVE_INFINITY;
  // Two swapped letters count as two changes, but such a word is nearer than one with two other changes.
  return hasSameLetters(lower, other) ? changes - 0.5 : changes;
}

/** Returns whether a word has the letters of another one in another order, or the same. */
function hasSameLetters(word: string, other: string): boolean {
  return word.length === other.length && [...word].sort().join("") === [...other].sort().join("");
}

/** Loads the package at the first misspelling, to keep the start fast. Uses `require`, because callers are synchronous. */
function loadCountChanges(): CountChanges {
  const loaded = createRequire(import.meta.url)("fastest-levenshtein") as { distance: CountChanges };
  countChanges = loaded.distance;
  return loaded.distance;
}
