// Finds values and ids that appear twice in a list.
import type { UnplacedProblem } from "../../forms/problems.ts";
import type { WrittenCenter } from "../center/center-schema.ts";

/** Returns a problem for each value that appears earlier in the list. */
export function findRepeated<T>(
  values: readonly T[],
  problemOf: (value: T, index: number) => UnplacedProblem,
): UnplacedProblem[] {
  const seen = new Set<T>();
  return values.flatMap((value, i) => {
    if (seen.has(value)) return [problemOf(value, i)];
    seen.add(value);
    return [];
  });
}

/** Returns a problem for each id that appears earlier in a list of the center. */
export function findRepeatedIds(
  center: WrittenCenter,
  member: "queues" | "ivrs" | "groups" | "restReasons",
  noun: string,
): UnplacedProblem[] {
  const ids = (center[member] ?? []).map(({ id }) => id);
  return findRepeated(ids, (id, i) => ({ path: ["center", member, i, "id"], message: `${noun} ${id} appears twice` }));
}
