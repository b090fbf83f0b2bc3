// Finds the paths of steps in a scenario, such as `steps[2].repeat.steps[0]`.
import { listInnerSteps, type Scenario, type Step } from "../scenario.ts";

/** Returns the path of each step; inner steps follow their outer one. */
export function mapStepPaths(scenario: Scenario): Map<Step, string> {
  const paths = new Map<Step, string>();
  for (const [list, path] of mapStepListPaths(scenario)) {
    for (const [i, step] of list.entries()) paths.set(step, `${path}[${i}]`);
  }
  return paths;
}

/** Returns a function that finds the path of a step; `steps` for a step of another scenario. The first search collects all paths. */
export function createPathFinder(scenario: Scenario): (step: Step) => string {
  let paths: ReadonlyMap<Step, string> | undefined;
  return (step) => {
    paths ??= mapStepPaths(scenario);
    return paths.get(step) ?? "steps";
  };
}

/** Returns the path of each list of steps, such as `steps` and `steps[2].repeat.steps`. */
export function mapStepListPaths({ steps }: Scenario): Map<readonly Step[], string> {
  const paths = new Map<readonly Step[], string>();
  const enter = (list: readonly Step[], path: string): void => {
    paths.set(list, path);
    for (const [i, step] of list.entries()) {
      for (const [inner, innerPath] of listInnerSteps(step)) enter(inner, `${path}[${i}].${innerPath}`);
    }
  };
  enter(steps, "steps");
  return paths;
}
