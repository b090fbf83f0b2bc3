// Defines a wall clock that only moves when a test advances it.
import type { WallClock } from "../../src/world/time/wall.ts";

/** A wall clock for tests. `advance` runs the timers that fall due. */
export class FakeWall implements WallClock {
  /** All requested waits, in milliseconds. */
  readonly waits: number[] = [];
  #now: number;
  #timers: { at: number; callback: () => void }[] = [];

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(waitMs: number, callback: () => void): () => void {
    const timer = { at: this.#now + waitMs, callback };
    this.waits.push(waitMs);
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** The number of set timers. */
  get armed(): number {
    return this.#timers.length;
  }

  /** Advances the clock by milliseconds. Every timer fires at its time. */
  advance(milliseconds: number): void {
    const until = this.#now + milliseconds;
    for (;;) {
      const next = this.#timers.toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > until) break;
      this.#now = Math.max(this.#now, next.at);
      this.#timers = this.#timers.filter((other) => other !== next);
      next.callback();
    }
    this.#now = until;
  }

  /** Advances the clock as if the process had been suspended: all due timers fire late, at the end. */
  oversleep(milliseconds: number): void {
    this.#now += milliseconds;
    this.advance(0);
  }
}
