// The beginning of a world as plain data, for the head of its tape.
import type { BeginningSnapshot } from "./beginning.ts";

/** The beginning of the world of a tape. */
export interface TapeOrigin {
  /** The mode of the clock, such as `manual` or `60x`. */
  readonly clock: string;
  /** The world time at which it began. */
  readonly start: string;
  readonly maxAgents: number;
  /** The scenario with hashed passwords, and the seed, the start and the settings that take precedence over it. */
  readonly beginning: BeginningSnapshot;
}
