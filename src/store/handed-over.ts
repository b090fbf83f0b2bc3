// Remembers which worlds a replica has handed over lately, so that the replica that asked for them takes them first.
import type { Instant } from "../core/index.ts";
import type { WallClock } from "../world/time/wall.ts";

/** How long a world that was handed over is not taken back (milliseconds of wall time). */
const NOT_TAKEN_BACK_MS = 1_000;

/** The worlds that were handed over lately. */
export class HandedOver {
  readonly #wall: WallClock;
  /** The wall time until which each world is not taken back. */
  readonly #until = new Map<string, Instant>();

  constructor(wall: WallClock) {
    this.#wall = wall;
  }

  /** Remembers a world that is handed over now. */
  add(world: string): void {
    this.#until.set(world, this.#wall.now() + NOT_TAKEN_BACK_MS);
  }

  /** Returns whether a world was handed over lately. */
  has(world: string): boolean {
    const until = this.#until.get(world);
    if (until === undefined) return false;
    if (this.#wall.now() < until) return true;
    this.#until.delete(world);
    return false;
  }
}
