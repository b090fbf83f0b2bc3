// Builds playable steps from checked ones.
import { parseDuration } from "../../core/index.ts";
import { mapDefined, withoutUndefined } from "../../forms/optional-members.ts";
import type { Path } from "../../forms/problems.ts";
import { readDuration, readTimeOfDay } from "../../forms/values.ts";
import { readCondition } from "../conditions/condition-schema.ts";
import { readExpectation } from "../conditions/expectation-schema.ts";
import type { FlowStep, Step, StepMoment } from "../scenario.ts";
import { buildAction } from "../steps/index.ts";
import type { WrittenStep } from "./step-schema.ts";

/**
 * Returns the steps of a list.
 *
 * @param path the path of the list.
 * @param lineOf returns the line of a step by its path.
 */
export function buildSteps(steps: readonly WrittenStep[], path: Path, lineOf: (path: Path) => number): Step[] {
  return steps.map((step, i) => buildStep(step, [...path, i], lineOf));
}

function buildStep(step: WrittenStep, path: Path, lineOf: (path: Path) => number): Step {
  const line = lineOf(path);
  const buildInner = (steps: readonly WrittenStep[] | undefined, ...at: Path): Step[] =>
    buildSteps(steps ?? [], [...path, ...at], lineOf);
  const flow = buildFlow(step, buildInner);
  return flow === undefined ? buildAction(step, line) : { ...flow, line };
}

type BuildInner = (steps: readonly WrittenStep[] | undefined, ...at: Path) => Step[];

/** Returns a flow step, without its line; undefined for a step that acts. */
function buildFlow(step: WrittenStep, buildInner: BuildInner): WithoutLine<FlowStep> | undefined {
  const { wait, at, waitFor, when, expect, repeat, parallel, choose } = step;
  if (wait !== undefined) return { kind: "wait", for: readDuration(wait) };
  if (at !== undefined) return { kind: "at", moment: readMoment(at) };
  if (waitFor !== undefined) {
    return {
      kind: "waitFor",
      condition: readCondition(waitFor),
      ...withoutUndefined({ timeout: mapDefined(waitFor.timeout, readDuration) }),
    };
  }
  if (when !== undefined) {
    return {
      kind: "when",
      condition: readCondition(when),
      ...withoutUndefined({ timeout: mapDefined(when.timeout, readDuration) }),
      // biome-ignore lint/suspicious/noThenProperty: a member of scenarios; the object is never awaited.
      then: buildInner(when.then, "when", "then"),
      otherwise: buildInner(when.otherwise, "when", "otherwise"),
    };
  }
  if (expect !== undefined) return { kind: "expect", expectation: readExpectation(expect) };
  if (repeat !== undefined) {
    const { times, every, for: length, steps } = repeat;
    const rounds = withoutUndefined({
      times,
      every: mapDefined(every, readDuration),
      for: mapDefined(length, readDuration),
    });
    return { kind: "repeat", ...rounds, steps: buildInner(steps, "repeat", "steps") };
  }
  if (parallel !== undefined) {
    return { kind: "parallel", tracks: parallel.map((track, i) => buildInner(track, "parallel", i)) };
  }
  if (choose === undefined) return undefined;
  const choices = choose.map(({ weight = 1, steps }, i) => ({
    weight,
    steps: buildInner(steps, "choose", i, "steps"),
  }));
  return { kind: "choose", choices };
}

type WithoutLine<Some> = Some extends unknown ? Omit<Some, "line"> : never;

function readMoment(written: string): StepMoment {
  const after = parseDuration(written);
  return after === undefined ? { time: readTimeOfDay(written) } : { after };
}
