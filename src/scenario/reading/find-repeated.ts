// Finds values and ids that a list has twice.
import type { UnplacedProblem } from "../../forms/problems.ts";
import type { WrittenCenter } from "../center/center-schema.ts";

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

/** Returns a problem for each id that a member of the center has already. */
export function findRepeatedIds(
  center: WrittenCenter,
  member: "queues" | "ivrs" | "groups" | "restReasons",
  noun: string,
): UnplacedProblem[] {
  const ids = (center[member] ?? []).map(({ id }) => id);
  return findRepeated(ids, (id, i) => ({ path: ["center", member, i, "id"], message: `${noun} ${id} appears twice` }));
}
