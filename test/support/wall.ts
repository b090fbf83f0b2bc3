// A wall clock that stands still until a test moves it.
import type { WallClock } from "../../src/world/time/wall.ts";

export class FakeWall implements WallClock {
  /** The waits that were asked for, all of them, in milliseconds. */
  readonly waits: number[] = [];
  #now: number;
  #timers: { at: number; call: () => void }[] = [];

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(wait: number, call: () => void): () => void {
    const timer = { at: this.#now + wait, call };
    this.waits.push(wait);
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  }

  /** How many timers are set. */
  get armed(): number {
    return this.#timers.length;
  }

  /** Lets milliseconds pass; every timer rings at its own moment. */
  pass(milliseconds: number): void {
    const until = this.#now + milliseconds;
    for (;;) {
      const next = this.#timers.toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > until) break;
      this.#now = Math.max(this.#now, next.at);
      this.#timers = this.#timers.filter((one) => one !== next);
      next.call();
    }
    this.#now = until;
  }

  /** Lets milliseconds pass while the process sleeps: timers ring late, all at the end. */
  oversleep(milliseconds: number): void {
    this.#now += milliseconds;
    this.pass(0);
  }
}
