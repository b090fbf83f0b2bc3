// Every step of a scenario in one list, and which others each may come after: so that a reference can be checked to be possible.

import type { Path } from "./problems.ts";
import type { PlacedStep } from "./reference-targets.ts";
import type { WrittenStep } from "./step-schema.ts";

/**
 * A step in the list of all. Those before it may be done before it, but for those in `not`, which are done in its place; so may those in
 * `also`, whatever their place.
 */
export interface ListedStep extends PlacedStep {
  readonly also: readonly StepRange[];
  readonly not: readonly StepRange[];
}

/** Some steps in a row, by their places in the list of all, both ends included. */
interface StepRange {
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
  if (repeat !== undefined) return { done: "again", lists: [placeSteps([...path, "repeat", "steps"], repeat.steps)] };
  if (parallel !== undefined) {
    return { done: "beside", lists: parallel.map((track, i) => placeSteps([...path, "parallel", i], track)) };
  }
  if (when !== undefined) {
    const { then = [], otherwise = [] } = when;
    return {
      done: "either",
      lists: [placeSteps([...path, "when", "then"], then), placeSteps([...path, "when", "otherwise"], otherwise)],
    };
  }
  if (choose !== undefined) {
    return { done: "either", lists: choose.map(({ steps }, i) => placeSteps([...path, "choose", i, "steps"], steps)) };
  }
  return undefined;
}

/** Steps of a list that stands at a path, each with its own path. */
export function placeSteps(path: Path, steps: readonly WrittenStep[]): PlacedStep[] {
  return steps.map((step, i) => ({ step, path: [...path, i] }));
}

/** Every step, the inner ones after their outer one. */
export function listSteps(steps: readonly PlacedStep[]): ListedStep[] {
  const all: ListedStep[] = [];
  addSteps(steps, [], [], all);
  return all;
}

function addSteps(
  steps: readonly PlacedStep[],
  also: readonly StepRange[],
  not: readonly StepRange[],
  all: ListedStep[],
): void {
  for (const placed of steps) {
    all.push({ ...placed, also, not });
    const inner = innerSteps(placed);
    if (inner === undefined) continue;
    const first = all.length;
    // Where they end is known when all have been listed.
    const later: StepRange[] = [];
    for (const one of inner.lists) {
      const run = { from: first, to: 0 };
      if (inner.done === "either") addSteps(one, also, [...not, { from: first, to: all.length - 1 }], all);
      else addSteps(one, [...also, run], not, all);
      // From beside it all other lists may come before; the earlier ones do so by their places.
      if (inner.done === "beside") run.from = all.length;
      later.push(run);
    }
    for (const run of later) run.to = all.length - 1;
  }
}

/** Whether one of some places, in ascending order, may come before that of a listed step. */
export function mayComeBefore(places: readonly number[], place: number, { also, not }: ListedStep): boolean {
  const isIn = (runs: readonly StepRange[], one: number) => runs.some(({ from, to }) => from <= one && one <= to);
  return places.some((one) => (one < place && !isIn(not, one)) || isIn(also, one));
}
