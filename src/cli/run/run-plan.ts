// Types of a run: what it plays, the callbacks for its progress, and its result.

import type { Settings } from "../../forms/settings.ts";
import type { Options } from "../../options/options.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Outcome } from "../../scenario/stage/outcome.ts";
import type { World } from "../../world/world.ts";
import type { Ending } from "./run-report.ts";

/** The scenario of a run, its limits, and the callbacks for its progress. */
export interface RunPlan {
  readonly options: Options;
  readonly scenario: Scenario;
  /** Settings of the world; they override the scenario. */
  readonly settings: Partial<Settings>;
  /** The start time of the world (milliseconds since 1970). */
  readonly start: number;
  /** Returns the virtual time at which the run ends even if its steps have not (milliseconds since 1970); Infinity if there is no limit. */
  limit(world: World): number;
  /** Aborts if the run must end early. */
  readonly stop: AbortSignal;
  /** Called with the world after its first steps. */
  onBegin(world: World): void;
  /** Called from time to time with the current virtual time (milliseconds since 1970). */
  onProgress(now: number): void;
  /** Called with the result of each expectation. */
  onOutcome(outcome: Outcome): void;
  /** Called with a sentence for people that is not part of the report. */
  onRemark(sentence: string): void;
}

/** A run that has ended. */
export interface PlayedRun {
  readonly world: World;
  readonly ended: Ending;
  /** Stops the clock of the world and closes its ports. */
  close(): Promise<void>;
}
