// What a world is opened with, and what follows where something is left open.
import type { Duration, Instant } from "../core/index.ts";
import type { ClockMode } from "../forms/clock-mode.ts";
import type { Settings } from "../forms/settings.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Outcome } from "../scenario/stage/outcome.ts";
import type { PortOpener } from "./faults/fault-port.ts";
import type { BeginningParts } from "./lives/beginning.ts";
import type { Slicing } from "./time/slices.ts";
import type { WallClock } from "./time/wall.ts";

/** The world of whoever names none. Its Guids come from the seed alone, and those of every other world from its name, too. */
export const DEFAULT_WORLD = "default";

export interface WorldOptions {
  readonly name: string;
  readonly scenario: Scenario;
  /** These beat what the scenario says. */
  readonly seed?: number | "random";
  readonly clock?: ClockMode;
  readonly start?: Instant;
  readonly settings?: Partial<Settings>;
  /** How long the world lasts, in wall time, when nobody asks for it; for ever when left out. */
  readonly ttl?: Duration;
  /** How many agents it may have. */
  readonly maxAgents?: number;
  readonly wall?: WallClock;
  /** Cuts long work into slices; without it all work is done at once. */
  readonly slicing?: Slicing;
  /** Plays the agents whom the steps name and nobody else does: for a run without clients. */
  readonly standIns?: boolean;
  /** Tells a person what did not go as the scenario has it. */
  readonly report?: (sentence: string) => void;
  /** Opens the ports of their own that some faults have; without it none is opened. */
  readonly portOpener?: (world: string) => PortOpener;
  /** Gets the account of every expectation, as soon as it is known how it came out. */
  readonly onOutcome?: (outcome: Outcome) => void;
}

/** Where a world with a manual clock begins: the same for everyone, so that runs can be compared. */
export const MANUAL_START: Instant = 1_767_603_600_000; // 2026-01-05T09:00:00Z

/** How its clock runs at first. */
export function firstMode({ clock, scenario }: WorldOptions): ClockMode {
  return clock ?? scenario.clock ?? { kind: "paced", factor: 1 };
}

/** What its beginning is made of. */
export function beginningParts(options: WorldOptions): BeginningParts {
  const { scenario, settings = {} } = options;
  const start = options.start ?? scenario.start ?? (firstMode(options).kind === "manual" ? MANUAL_START : undefined);
  return { scenario, seed: seedOf(options.seed ?? scenario.seed ?? 1), start, settings };
}

function seedOf(seed: number | "random"): number {
  return seed === "random" ? Math.floor(Math.random() * 0x1_0000_0000) : seed;
}
