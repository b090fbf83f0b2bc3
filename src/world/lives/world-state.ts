// All that a world goes on from, as plain data.
import type { BeginningSnapshot } from "./beginning.ts";
import type { LifeSnapshot } from "./life.ts";

export interface WorldState {
  /** Such as `manual` and `60x`. */
  readonly clock: string;
  /** What a reset goes back to. */
  readonly beginning: BeginningSnapshot;
  readonly life: LifeSnapshot;
}
