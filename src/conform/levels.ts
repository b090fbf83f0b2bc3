// Defines the levels at which a real gateway and the simulator are compared.

/** A description of each level. */
export const LEVELS = {
  L0: "headers: names, case, order and values",
  L1: "envelope and retcode",
  L2: "members: names, order and types",
  L3: "values, up to renaming of Guids, ids and instants",
  L4: "order of events, for each agent",
  L5: "the 18 counters",
  L6: "times of events",
} as const;

/** How far apart times may be by default (milliseconds). */
export const DEFAULT_TOLERANCE_MS = 2_000;

/** The name of a level. */
export type Level = keyof typeof LEVELS;

/** The names of all levels, in their order. */
export const LEVEL_NAMES = Object.keys(LEVELS) as readonly Level[];

/** Returns the place of a level in their order: 0 for L0. */
export function rankOf(level: Level): number {
  return LEVEL_NAMES.indexOf(level);
}
