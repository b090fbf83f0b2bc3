// Every step of a scenario in one list, and which others each may come after: so that a reference can be checked to be possible.
import type { PlacedStep } from "./known.ts";
import type { Path } from "./problems.ts";
import type { WrittenStep } from "./step-schema.ts";

/**
 * A step in the list of all. Those before it may be done before it, but for those in `not`, which are done in its place; so may those in
 * `also`, whatever their place.
 */
export interface ListedStep extends PlacedStep {
  readonly also: readonly Run[];
  readonly not: readonly Run[];
}

/** Some steps in a row, by their places in the list of all, both ends included. */
interface Run {
  from: number;
  to: number;
}

/**
 * The lists of steps inside a step, and how they are done: `again`, so that what stands later may have been done in an earlier round;
 * `beside` each other; or of which `either` is done.
 */
export interface InnerSteps {
  readonly done: "again" | "beside" | "either";
  readonly lists: readonly (readonly PlacedStep[])[];
}

/** The lists of steps inside a step; none for most kinds. */
export function innerSteps({ step, path }: PlacedStep): InnerSteps | undefined {
  const { repeat, parallel, when, choose } = step;
  if (repeat !== undefined) return { done: "again", lists: [under([...path, "repeat", "steps"], repeat.steps)] };
  if (parallel !== undefined) {
    return { done: "beside", lists: parallel.map((track, i) => under([...path, "parallel", i], track)) };
  }
  if (when !== undefined) {
    const { then = [], otherwise = [] } = when;
    return {
      done: "either",
      lists: [under([...path, "when", "then"], then), under([...path, "when", "otherwise"], otherwise)],
    };
  }
  if (choose !== undefined) {
    return { done: "either", lists: choose.map(({ steps }, i) => under([...path, "choose", i, "steps"], steps)) };
  }
  return undefined;
}

/** Steps of a list that stands at a path, each with its own path. */
export function under(path: Path, steps: readonly WrittenStep[]): PlacedStep[] {
  return steps.map((step, i) => ({ step, path: [...path, i] }));
}

/** Every step, the inner ones after their outer one. */
export function everyStep(steps: readonly PlacedStep[]): ListedStep[] {
  const all: ListedStep[] = [];
  list(steps, [], [], all);
  return all;
}

function list(steps: readonly PlacedStep[], also: readonly Run[], not: readonly Run[], all: ListedStep[]): void {
  for (const placed of steps) {
    all.push({ ...placed, also, not });
    const inner = innerSteps(placed);
    if (inner === undefined) continue;
    const first = all.length;
    // Where they end is known when all have been listed.
    const later: Run[] = [];
    for (const one of inner.lists) {
      const run = { from: first, to: 0 };
      if (inner.done === "either") list(one, also, [...not, { from: first, to: all.length - 1 }], all);
      else list(one, [...also, run], not, all);
      // From beside it all other lists may come before; the earlier ones do so by their places.
      if (inner.done === "beside") run.from = all.length;
      later.push(run);
    }
    for (const run of later) run.to = all.length - 1;
  }
}

/** Whether one of some places, in ascending order, may come before that of a listed step. */
export function mayComeBefore(places: readonly number[], place: number, { also, not }: ListedStep): boolean {
  const isIn = (runs: readonly Run[], one: number) => runs.some(({ from, to }) => from <= one && one <= to);
  return places.some((one) => (one < place && !isIn(not, one)) || isIn(also, one));
}
