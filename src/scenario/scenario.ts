// A scenario after reading: plain values, no text forms left, every reference known to be good.
import type { Duration, Instant, Settings } from "../core/index.ts";
import type { CenterPlan } from "./center-plan.ts";
import type { Variables } from "./made-up.ts";
import type { AgentStateName } from "./stage.ts";
import type { ActStep } from "./steps/index.ts";

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

/** How virtual time goes on: only when told, or `factor` times as fast as wall time. */
export type ClockMode = { kind: "manual" } | { kind: "paced"; factor: number };

/** One step; `line` is its line in the file, from 1, or 0 when the scenario came as an object. */
export type Step = ActStep | FlowStep;

/** A step that is about how the steps go on; the others act, and take no time (see steps/). */
export type FlowStep = (
  | { kind: "wait"; for: Duration }
  | { kind: "waitFor"; agent: number; state: AgentStateName; within?: Duration }
  | { kind: "repeat"; times?: number; every?: Duration; for?: Duration; steps: readonly Step[] }
  | { kind: "parallel"; tracks: readonly (readonly Step[])[] }
) & { line: number };
