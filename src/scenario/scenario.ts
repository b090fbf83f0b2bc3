// The types of a scenario after reading: plain values, with every reference checked.
import type { Duration, Instant } from "../core/index.ts";
import type { ClockMode } from "../forms/clock-mode.ts";
import type { Settings } from "../forms/settings.ts";
import type { CenterPlan } from "./center/center-plan.ts";
import type { Condition } from "./conditions/condition.ts";
import type { Expectation } from "./conditions/expectation.ts";
import type { Variables } from "./stage/generated-values.ts";
import type { ActionStep } from "./steps/index.ts";
import type { TrafficPlan } from "./traffic/traffic-plan.ts";

/** The start of a world and the steps that follow. */
export interface Scenario {
  name: string;
  seed?: number | "random";
  start?: Instant;
  clock?: ClockMode;
  /** How long a run plays a scenario that never ends, in milliseconds of virtual time. */
  duration?: Duration;
  /** The settings that the scenario changes. The world has values for all others. */
  settings: Partial<Settings>;
  /** Values for templates such as `{{variables.prefix}}`. */
  variables: Variables;
  center: CenterPlan;
  /** The traffic of chats that begins with the center. */
  chats?: readonly TrafficPlan[];
  steps: readonly Step[];
}

/** The members of steps that name agents by their ids. */
export const AGENT_MEMBERS: ReadonlySet<string> = new Set(["agent", "agents", "inspector"]);

/** A step; `line` is its line in the file, from 1, or 0 if the scenario is an object. */
export type Step = ActionStep | FlowStep;

/** A step that controls the order of steps, or checks an expectation. The other steps act, and take no time: see steps/. */
export type FlowStep = (
  | { kind: "wait"; for: Duration }
  | { kind: "at"; moment: StepMoment }
  | { kind: "waitFor"; condition: Condition; timeout?: Duration }
  /** Without a timeout, the condition is checked immediately. */
  | { kind: "when"; condition: Condition; timeout?: Duration; then: readonly Step[]; otherwise: readonly Step[] }
  | { kind: "expect"; expectation: Expectation }
  | { kind: "repeat"; times?: number; every?: Duration; for?: Duration; steps: readonly Step[] }
  | { kind: "parallel"; tracks: readonly (readonly Step[])[] }
  | { kind: "choose"; choices: readonly Choice[] }
) & { line: number };

/** A time after the start of the world, or a time of day in milliseconds after midnight on the wall clock. */
export type StepMoment = { after: Duration } | { time: Duration };

/** One of the alternatives of `choose`. Its probability is proportional to the weight. */
export interface Choice {
  weight: number;
  steps: readonly Step[];
}

/** Returns the lists of steps inside a step, each with its path in the step; empty for most kinds. */
export function listInnerSteps(step: Step): [steps: readonly Step[], path: string][] {
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

/** Yields all steps of a list; inner steps follow their outer one. */
export function* eachStep(steps: readonly Step[]): Generator<Step> {
  for (const step of steps) {
    yield step;
    for (const [inner] of listInnerSteps(step)) yield* eachStep(inner);
  }
}
