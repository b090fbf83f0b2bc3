// The state of a world as plain data, from which it can continue.
import type { BeginningSnapshot } from "./beginning.ts";
import type { LifeSnapshot } from "./life.ts";

/** The state of a world as plain data. */
export interface WorldState {
  /** The mode of the clock, such as `manual` or `60x`. */
  readonly clock: string;
  /** The beginning that a reset returns to. */
  readonly beginning: BeginningSnapshot;
  readonly life: LifeSnapshot;
}
