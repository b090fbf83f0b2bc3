// Finds the paths of steps in a scenario, such as `steps[2].repeat.steps[0]`.
import type { Scenario, Step } from "../scenario.ts";

/** Returns the path of each step; inner steps follow their outer one. */
export function mapStepPaths(scenario: Scenario): Map<Step, string> {
  const places = new Map<Step, string>();
  for (const [list, path] of mapStepListPaths(scenario)) {
    for (const [i, step] of list.entries()) places.set(step, `${path}[${i}]`);
  }
  return places;
}

/** Returns a function that finds the path of a step. The paths are collected at its first call. */
export function createPathFinder(scenario: Scenario): (step: Step) => string {
  let paths: ReadonlyMap<Step, string> | undefined;
  return (step) => {
    paths ??= mapStepPaths(scenario);
    return paths.get(step) ?? "steps";
  };
}

/** Returns the path of each list of steps, such as `steps` and `steps[2].repeat.steps`. */
export function mapStepListPaths({ steps }: Scenario): Map<readonly Step[], string> {
  const places = new Map<readonly Step[], string>();
  const enter = (list: readonly Step[], path: string): void => {
    places.set(list, path);
    for (const [i, step] of list.entries()) {
      for (const [inner, name] of collectNamedLists(step)) enter(inner, `${path}[${i}].${name}`);
    }
  };
  enter(steps, "steps");
  return places;
}

/** Returns the lists inside a step, each with its path in the step. */
function collectNamedLists(step: Step): [steps: readonly Step[], name: string][] {
  switch (step.kind) {
    case "repeat":
      return [[step.steps, "repeat.steps"]];
    case "parallel":
      return step.tracks.map((track, i) => [track, `parallel[${i}]`]);
    case "when":
      return [
        [step.then, "when.then"],
        [step.otherwise, "when.otherwise"],
      ];
    case "choose":
      return step.choices.map(({ steps }, i) => [steps, `choose[${i}].steps`]);
    default:
      return [];
  }
}
