// Deletes worlds that got no request within their ttl.
// One timer serves all worlds.

import type { Instant } from "../core/index.ts";
import { MAX_TIMER_MS } from "../runtime/time.ts";
import type { WallClock } from "./time/wall.ts";
import type { World } from "./world.ts";

/** Deletes worlds whose ttl has passed. */
export class Expiry {
  readonly #wall: WallClock;
  readonly #worlds: () => Iterable<World>;
  readonly #expire: (world: World) => void;
  #disarm: (() => void) | undefined;
  #armedFor: Instant = Number.POSITIVE_INFINITY;

  /**
   * @param worlds returns all worlds.
   * @param expire deletes a world.
   */
  constructor(wall: WallClock, worlds: () => Iterable<World>, expire: (world: World) => void) {
    this.#wall = wall;
    this.#worlds = worlds;
    this.#expire = expire;
  }

  /** Sets the timer for a new world. */
  add(world: World): void {
    this.#armFor(computeExpiry(world));
  }

  /** Stops the timer. */
  stop(): void {
    this.#disarm?.();
    this.#disarm = undefined;
  }

  // A request sets no timer, because that would take too long. The times of the last requests are compared only when the timer fires.
  #expireDue(): void {
    this.#armedFor = Number.POSITIVE_INFINITY;
    const now = this.#wall.now();
    let next = Number.POSITIVE_INFINITY;
    for (const world of [...this.#worlds()]) {
      if (world.ttl === undefined) continue;
      // A client that still waits for an event or an answer counts as a request now.
      if (computeExpiry(world) <= now && (world.isListenedTo || world.isWorking)) world.catchUp();
      if (computeExpiry(world) <= now) this.#expire(world);
      else next = Math.min(next, computeExpiry(world));
    }
    this.#armFor(next);
  }

  #armFor(due: Instant): void {
    if (due >= this.#armedFor) return;
    this.#disarm?.();
    this.#armedFor = due;
    const waitMs = Math.min(Math.max(Math.ceil(due - this.#wall.now()), 0), MAX_TIMER_MS);
    this.#disarm = this.#wall.after(waitMs, () => this.#expireDue());
  }
}

/** Returns when a world expires without further requests. */
function computeExpiry({ wallTime, ttl = Number.POSITIVE_INFINITY }: World): Instant {
  return wallTime + ttl;
}
