// The parts of a replica of the simulator.
import type { Duration } from "../core/index.ts";
import type { PortOpener } from "../world/faults/fault-port.ts";
import type { WallClock } from "../world/time/wall.ts";
import type { World } from "../world/world.ts";
import type { ServedWorldParts } from "../world/world-options.ts";
import type { Worlds } from "../world/worlds.ts";
import type { Base } from "./base.ts";
import type { KeptWorld, WorldStore } from "./world-store.ts";

/** A world that was made from what the store has of it. It must be served or discarded. */
export interface ReplayedWorld {
  /** The number of its records that the store already has. */
  readonly since: number;
  /** Serves the world from now on. */
  serve(served: ServedWorldParts): Promise<World>;
  /** Ends the world and everything that waits in it. */
  discard(): Promise<void>;
}

/** Makes a world from its base and its lines in the store. Resolves with the reason as a sentence if it can't be made. */
export type PrepareWorld = (
  kept: Omit<KeptWorld, "version"> & Pick<Base, "head" | "checkpoint">,
) => Promise<ReplayedWorld | { readonly problem: string }>;

/** The parts that a replica is created with. */
export interface ReplicaParts {
  /** Its name in lists, metrics and logs. */
  readonly name: string;
  /** A name that no other process has. */
  readonly holder: string;
  readonly store: WorldStore;
  readonly worlds: Worlds;
  /** The duration of a lease (milliseconds). */
  readonly leaseDuration: Duration;
  readonly wall: WallClock;
  readonly prepare: PrepareWorld;
  /** Opens the default world, when the store has none. */
  readonly openDefault: () => Promise<World>;
  readonly portOpener: (world: string) => PortOpener;
  readonly warn: (sentence: string) => void;
  /** The minimum length of the lines between two bases of a world, in characters. */
  readonly minLinesLength?: number;
}
