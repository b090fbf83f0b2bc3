// Finds values that a list has twice.
import type { UnplacedProblem } from "../../forms/problems.ts";

/** Returns a problem for each value that an earlier place of the list has already. */
export function findRepeated<T>(
  values: readonly T[],
  problem: (value: T, index: number) => UnplacedProblem,
): UnplacedProblem[] {
  const seen = new Set<T>();
  return values.flatMap((value, i) => {
    if (seen.has(value)) return [problem(value, i)];
    seen.add(value);
    return [];
  });
}
