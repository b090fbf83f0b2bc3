// From checked steps to steps that can be played.
import { readDuration } from "./forms.ts";
import { given, map } from "./given.ts";
import type { Path } from "./problems.ts";
import type { Step } from "./scenario.ts";
import type { WrittenStep } from "./step-schema.ts";
import { buildAct } from "./steps/index.ts";

/** Builds the steps of a list that stands at a path; `lineOf` finds the line of a step by its path. */
export function buildSteps(steps: readonly WrittenStep[], path: Path, lineOf: (path: Path) => number): Step[] {
  return steps.map((step, i) => buildStep(step, [...path, i], lineOf));
}

function buildStep(step: WrittenStep, path: Path, lineOf: (path: Path) => number): Step {
  const line = lineOf(path);
  if (step.wait !== undefined) return { kind: "wait", for: readDuration(step.wait), line };
  if (step.waitFor !== undefined) {
    const { agent, state, within } = step.waitFor;
    return { kind: "waitFor", agent, state, ...given({ within: map(within, readDuration) }), line };
  }
  if (step.repeat !== undefined) {
    const { times, every, for: lasting, steps } = step.repeat;
    const until = given({ times, every: map(every, readDuration), for: map(lasting, readDuration) });
    return { kind: "repeat", ...until, steps: buildSteps(steps, [...path, "repeat", "steps"], lineOf), line };
  }
  if (step.parallel !== undefined) {
    const tracks = step.parallel.map((track, i) => buildSteps(track, [...path, "parallel", i], lineOf));
    return { kind: "parallel", tracks, line };
  }
  return buildAct(step, line);
}
