// What it takes to play a scenario for the command run, whoever plays the agents.
import type { Options } from "../../options/options.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Outcome } from "../../scenario/stage/outcome.ts";
import type { World } from "../../world/world.ts";
import type { Ending } from "./run-report.ts";

export interface Play {
  readonly options: Options;
  readonly scenario: Scenario;
  /** The instant at which the world begins. */
  readonly start: number;
  /** The instant at which the run ends even if its script does not; Infinity where there is none. */
  limit(world: World): number;
  /** Aborted when the run is to end before its time. */
  readonly stop: AbortSignal;
  /** Gets the world, with its first instant played. */
  begun(world: World): void;
  /** Is told now and then how far the world has come. */
  reached(now: number): void;
  onOutcome(outcome: Outcome): void;
  /** Tells a person what is no outcome, and no failure either. */
  remark(sentence: string): void;
}

export interface Played {
  readonly world: World;
  readonly ended: Ending;
  /** Lets the world's time stand still, and closes what was opened for it. */
  close(): Promise<void>;
}
