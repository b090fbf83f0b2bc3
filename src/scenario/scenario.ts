// A scenario after reading: plain values, no text forms left, every reference known to be good.
import type { Duration, Instant, Settings } from "../core/index.ts";
import type { ClockMode } from "../forms/clock-mode.ts";
import type { CenterPlan } from "./center/center-plan.ts";
import type { Condition } from "./conditions/condition.ts";
import type { Expectation } from "./conditions/expectation.ts";
import type { Variables } from "./stage/made-up.ts";
import type { ActionStep } from "./steps/index.ts";

/** What a world starts with and what then happens in it. */
export interface Scenario {
  name: string;
  seed?: number | "random";
  start?: Instant;
  clock?: ClockMode;
  /** How long a run of a scenario without an end lasts, in virtual time. */
  duration?: Duration;
  /** Only what the scenario says; the rest is as the world has it. */
  settings: Partial<Settings>;
  /** Values for templates such as `{{variables.prefix}}`. */
  variables: Variables;
  center: CenterPlan;
  steps: readonly Step[];
}

/** One step; `line` is its line in the file, from 1, or 0 when the scenario came as an object. */
export type Step = ActionStep | FlowStep;

/** A step that is about how the steps go on; the others act, and take no time (see steps/). */
export type FlowStep = (
  | { kind: "wait"; for: Duration }
  | { kind: "at"; moment: Moment }
  | { kind: "waitFor"; condition: Condition; timeout?: Duration }
  /** Without a timeout the condition is checked at once. */
  | { kind: "when"; condition: Condition; timeout?: Duration; then: readonly Step[]; otherwise: readonly Step[] }
  | { kind: "expect"; expectation: Expectation }
  | { kind: "repeat"; times?: number; every?: Duration; for?: Duration; steps: readonly Step[] }
  | { kind: "parallel"; tracks: readonly (readonly Step[])[] }
  | { kind: "choose"; choices: readonly Choice[] }
) & { line: number };

/** A length of time after the world began, or a time of day: milliseconds after midnight, as clocks on the wall show it. */
export type Moment = { after: Duration } | { time: Duration };

/** Some of several steps, and how likely they are in proportion to the others. */
export interface Choice {
  weight: number;
  steps: readonly Step[];
}

/** The lists of steps inside a step, of which some are done or all; none for most kinds. */
export function listsIn(step: Step): readonly (readonly Step[])[] {
  switch (step.kind) {
    case "repeat":
      return [step.steps];
    case "parallel":
      return step.tracks;
    case "when":
      return [step.then, step.otherwise];
    case "choose":
      return step.choices.map(({ steps }) => steps);
    default:
      return [];
  }
}

/** Every step of a list, the inner ones after their outer one. */
export function* eachStep(steps: readonly Step[]): Generator<Step> {
  for (const step of steps) {
    yield step;
    for (const inner of listsIn(step)) yield* eachStep(inner);
  }
}
