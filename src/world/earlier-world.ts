// A world at an earlier moment of its history.
// A replay makes it, the board shows it, and a rewind continues it.
import type { WorldState } from "./lives/world-state.ts";
import type { GetSignal } from "./time/turns.ts";
import type { TapePlace } from "./travel/branches.ts";
import type { Moment } from "./travel/moment.ts";
import type { World } from "./world.ts";

/** A copy of a world as it was at an earlier moment. The caller must close it. */
export interface EarlierWorld {
  readonly world: World;
  /** The place of the moment on the tape of the original. */
  readonly place: TapePlace;
  /** Resolves with the state of the copy. Only the caller has references to it. */
  takeState(): Promise<WorldState>;
  close(): Promise<void>;
}

/**
 * Makes a copy of a world as it was at an earlier moment. The world itself does not change.
 *
 * @param getSignal its signal is aborted when the result is no longer needed.
 * @throws UnreachableMoment if the moment cannot be reached, Abandoned if the signal was aborted.
 */
export type ReplayTo = (world: World, moment: Moment, getSignal?: GetSignal) => Promise<EarlierWorld>;
