// Ends worlds that nobody has asked for during the time that they were given. One timer for all of them.

import type { Instant } from "../core/index.ts";
import { LONGEST_TIMER } from "../runtime/time.ts";
import type { WallClock } from "./time/wall.ts";
import type { World } from "./world.ts";

export class Expiry {
  readonly #wall: WallClock;
  readonly #worlds: () => Iterable<World>;
  readonly #expire: (world: World) => void;
  #disarm: (() => void) | undefined;
  #armedFor: Instant = Number.POSITIVE_INFINITY;

  /** `worlds` are those that there are, and `expire` ends one. */
  constructor(wall: WallClock, worlds: () => Iterable<World>, expire: (world: World) => void) {
    this.#wall = wall;
    this.#worlds = worlds;
    this.#expire = expire;
  }

  /** Watches over a world too, from now on. */
  watch(world: World): void {
    this.#armFor(dueAt(world));
  }

  stop(): void {
    this.#disarm?.();
    this.#disarm = undefined;
  }

  // Whoever asks for a world sets no timer anew: only when one rings it is looked after which worlds were asked for meanwhile.
  #expireDue(): void {
    this.#armedFor = Number.POSITIVE_INFINITY;
    const now = this.#wall.now();
    let next = Number.POSITIVE_INFINITY;
    for (const world of [...this.#worlds()]) {
      if (world.ttl === undefined) continue;
      // Whoever waits for an event or an answer is there, however long that takes.
      if (dueAt(world) <= now && (world.isListenedTo || world.isWorking)) world.catchUp();
      if (dueAt(world) <= now) this.#expire(world);
      else next = Math.min(next, dueAt(world));
    }
    this.#armFor(next);
  }

  #armFor(due: Instant): void {
    if (due >= this.#armedFor) return;
    this.#disarm?.();
    this.#armedFor = due;
    const wait = Math.min(Math.max(Math.ceil(due - this.#wall.now()), 0), LONGEST_TIMER);
    this.#disarm = this.#wall.after(wait, () => this.#expireDue());
  }
}

/** When a world is to end, unless somebody asks for it until then. */
function dueAt({ seenAt, ttl = Number.POSITIVE_INFINITY }: World): Instant {
  return seenAt + ttl;
}
