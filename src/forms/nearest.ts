// The known word nearest to a misspelled one, for "did you mean".
import { createRequire } from "node:module";

type Distance = (a: string, b: string) => number;

let distance: Distance | undefined;

/** Words longer than this are no misspellings, and comparing them would cost. */
const LONGEST = 40;

/** The one of `known` that `word` most likely was meant to be; undefined when none is near. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined;
  const compare = distance ?? loadDistance();
  const lower = word.toLowerCase();
  let best: string | undefined;
  // Two letters that changed places count as two.
  let least = (word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3))) + 1;
  for (const candidate of known) {
    const steps = compare(lower, candidate.toLowerCase());
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best;
}

// Loaded by the first misspelling, because a start without one should not pay for it, and by require, because callers are synchronous.
function loadDistance(): Distance {
  const loaded = (createRequire(import.meta.url)("fastest-levenshtein") as { distance: Distance }).distance;
  distance = loaded;
  return loaded;
}
