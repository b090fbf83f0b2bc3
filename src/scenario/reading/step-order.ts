// Lists all steps of a scenario, and finds whether one step can run before another, to check references to calls and chats.

import type { Path } from "../../forms/problems.ts";
import type { PlacedStep } from "./reference-targets.ts";
import type { WrittenStep } from "./step-schema.ts";

/**
 * A step in the list of all steps. Earlier steps can run before it, except those in `neverBefore`, the alternatives to it. Steps in
 * `maybeBefore` can run before it wherever they are in the list.
 */
export interface ListedStep extends PlacedStep {
  readonly maybeBefore: readonly StepRange[];
  readonly neverBefore: readonly StepRange[];
}

/** A range of positions in the list of all steps, both ends included. */
interface StepRange {
  from: number;
  to: number;
}

/**
 * The lists of steps inside a step. `repeated`: a later step can run before an earlier one, in the round before; `parallel`: all lists run;
 * `alternative`: one list runs.
 */
interface InnerSteps {
  readonly order: "repeated" | "parallel" | "alternative";
  readonly lists: readonly (readonly PlacedStep[])[];
}

/** Returns the lists of steps inside a step; undefined for most kinds. */
export function findInnerSteps({ step, path }: PlacedStep): InnerSteps | undefined {
  const { repeat, parallel, when, choose } = step;
  if (repeat !== undefined)
    return { order: "repeated", lists: [placeSteps([...path, "repeat", "steps"], repeat.steps)] };
  if (parallel !== undefined) {
    return { order: "parallel", lists: parallel.map((track, i) => placeSteps([...path, "parallel", i], track)) };
  }
  if (when !== undefined) {
    const { then = [], otherwise = [] } = when;
    return {
      order: "alternative",
      lists: [placeSteps([...path, "when", "then"], then), placeSteps([...path, "when", "otherwise"], otherwise)],
    };
  }
  if (choose !== undefined) {
    return {
      order: "alternative",
      lists: choose.map(({ steps }, i) => placeSteps([...path, "choose", i, "steps"], steps)),
    };
  }
  return undefined;
}

/** Returns the steps of a list, each with its path. */
export function placeSteps(path: Path, steps: readonly WrittenStep[]): PlacedStep[] {
  return steps.map((step, i) => ({ step, path: [...path, i] }));
}

/** Returns all steps; inner steps follow their outer one. */
export function listSteps(steps: readonly PlacedStep[]): ListedStep[] {
  const all: ListedStep[] = [];
  addSteps(steps, [], [], all);
  return all;
}

function addSteps(
  steps: readonly PlacedStep[],
  maybeBefore: readonly StepRange[],
  neverBefore: readonly StepRange[],
  all: ListedStep[],
): void {
  for (const placed of steps) {
    all.push({ ...placed, maybeBefore, neverBefore });
    const inner = findInnerSteps(placed);
    if (inner === undefined) continue;
    const first = all.length;
    // The ends of these ranges are known after all lists have been added.
    const openRanges: StepRange[] = [];
    for (const list of inner.lists) {
      const range = { from: first, to: 0 };
      if (inner.order === "alternative")
        addSteps(list, maybeBefore, [...neverBefore, { from: first, to: all.length - 1 }], all);
      else addSteps(list, [...maybeBefore, range], neverBefore, all);
      // The other parallel lists can all run before. Those listed earlier do so by their position.
      if (inner.order === "parallel") range.from = all.length;
      openRanges.push(range);
    }
    for (const range of openRanges) range.to = all.length - 1;
  }
}

/**
 * Returns whether a step at one of these positions can run before a listed step.
 *
 * @param positions the positions in the list of all steps.
 * @param position the position of the listed step.
 */
export function canRunBefore(
  positions: readonly number[],
  position: number,
  { maybeBefore, neverBefore }: ListedStep,
): boolean {
  const isIn = (ranges: readonly StepRange[], earlier: number) =>
    ranges.some(({ from, to }) => from <= earlier && earlier <= to);
  return positions.some((earlier) => (earlier < position && !isIn(neverBefore, earlier)) || isIn(maybeBefore, earlier));
}
