// The options of a world, and their defaults.
import type { Duration, Instant } from "../core/index.ts";
import type { ClockMode } from "../forms/clock-mode.ts";
import type { Settings } from "../forms/settings.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Outcome } from "../scenario/stage/outcome.ts";
import type { PortOpener } from "./faults/fault-port.ts";
import type { BeginningParts } from "./lives/beginning.ts";
import type { WorldState } from "./lives/world-state.ts";
import type { Report } from "./time/pace.ts";
import type { Slicing } from "./time/slices.ts";
import type { WallClock } from "./time/wall.ts";

/** The name of the world for requests that name none. Its Guids depend only on the seed; those of other worlds also on the name. */
export const DEFAULT_WORLD = "default";

/** The options of a new world. */
export interface WorldOptions {
  readonly name: string;
  readonly scenario: Scenario;
  /** Seed, clock, start and settings take precedence over those of the scenario. */
  readonly seed?: number | "random";
  readonly clock?: ClockMode;
  readonly start?: Instant;
  readonly settings?: Partial<Settings>;
  /** The wall time (milliseconds) without a request after which the world is deleted; default never. */
  readonly ttl?: Duration;
  /** The maximum number of agents. */
  readonly maxAgents?: number;
  readonly wall?: WallClock;
  /** Cuts long work into slices; without it all work is synchronous. */
  readonly slicing?: Slicing;
  /** Whether the simulator plays agents that the steps name and that have no autopilot: for a run without clients. */
  readonly standIns?: boolean;
  /** The state of another world that it continues, held polls included: for a replay. Nobody else may use its parts. */
  readonly continues?: WorldState;
  /** The number of records on its tape between two automatic checkpoints; 0: no checkpoints. By default, it depends on their cost. */
  readonly checkpointEvery?: number;
  /** Logs sentences about the world, such as failed expectations, findings and errors. */
  readonly report?: Report;
  /** Returns the opener of a world's separate ports of faults, given its name; without it no port is opened. */
  readonly portOpener?: (world: string) => PortOpener;
  /** Called with the outcome of each expectation as soon as it is known. */
  readonly onOutcome?: (outcome: Outcome) => void;
}

/** The parts that a simulator gives to a world that was created before it. */
export interface ServedWorldParts {
  /** As in WorldOptions. */
  readonly ttl?: Duration | undefined;
  readonly portOpener: PortOpener;
  /** Logs sentences about the world, such as failed expectations, findings and errors. */
  readonly report: (sentence: string) => void;
  /** As in WorldOptions. */
  readonly checkpointEvery?: number;
}

/** The default start of worlds with a manual clock: always the same, so that runs can be compared. */
export const MANUAL_START: Instant = 1_767_603_600_000; // 2026-01-05T09:00:00Z

/** Returns the first mode of the clock. */
export function chooseFirstMode({ clock, scenario }: WorldOptions): ClockMode {
  return clock ?? scenario.clock ?? { kind: "paced", factor: 1 };
}

/** Returns the parts of the world's beginning. Its start is undefined if the world begins at the wall time. */
export function partsOfBeginning(options: WorldOptions): BeginningParts {
  const { scenario, settings = {} } = options;
  const start =
    options.start ?? scenario.start ?? (chooseFirstMode(options).kind === "manual" ? MANUAL_START : undefined);
  return { scenario, seed: chooseSeed(options.seed ?? scenario.seed ?? 1), start, settings };
}

function chooseSeed(seed: number | "random"): number {
  return seed === "random" ? Math.floor(Math.random() * 0x1_0000_0000) : seed;
}
