// Continues a paused run of a world's clock in slices, until it ends, fails or is abandoned.

export { EndlessChain } from "../../core/index.ts";

import type { Instant } from "../../core/index.ts";
import { formatInstant } from "../../forms/instant-form.ts";
import type { LongWorkKind, SlicedWork, Working } from "../time/turns.ts";
import type { Life } from "./life.ts";

/** Thrown by an advance that was abandoned. The clock is at the last entry that ran. */
export class AdvanceAbandoned extends Error {
  /** The world time. */
  readonly now: Instant;
  /** The number of entries that ran. */
  readonly ran: number;

  constructor(now: Instant, ran: number) {
    const where = formatInstant(now);
    super(
      `The advance was abandoned: the world is at ${where}, after ${ran} ${ran === 1 ? "entry" : "entries"} of its clock.`,
    );
    this.name = "AdvanceAbandoned";
    this.now = now;
    this.ran = ran;
  }
}

/** The outcome of a long run. */
export type RunOutcome =
  | { readonly ran: number }
  | { readonly abandoned: AdvanceAbandoned }
  | { readonly error: unknown };

/** A long run of a clock, in slices. */
export class LongRun implements SlicedWork {
  readonly #life: Life;
  readonly #what: LongWorkKind;
  readonly #from: Instant;
  readonly #to: Instant;
  readonly #onOutcome: (outcome: RunOutcome) => void;
  #error: { error: unknown } | undefined;
  #isAbandoned = false;

  constructor(life: Life, what: LongWorkKind, from: Instant, onOutcome: (outcome: RunOutcome) => void) {
    this.#life = life;
    this.#what = what;
    this.#from = from;
    this.#to = life.center.run.horizon;
    this.#onOutcome = onOutcome;
  }

  slice(): boolean {
    try {
      return this.#life.center.run.resume();
    } catch (error) {
      this.#error = { error };
      return true;
    }
  }

  /** Ends the run after its present entry. */
  abandon(): void {
    this.#isAbandoned = true;
    this.#life.center.run.abandon();
  }

  /**
   * Returns the progress in world time (milliseconds). If work must finish before the next clock entry, returns its kind and progress
   * instead, such as the number of agents whose history is generated.
   */
  describe(): Working {
    const { run, now } = this.#life.center;
    if (run.work !== undefined) return { what: run.work.what, ...run.work.progress };
    return { what: this.#what, done: now - this.#from, of: this.#to - this.#from };
  }

  onOver(): void {
    const { run, now } = this.#life.center;
    if (this.#error !== undefined) this.#onOutcome(this.#error);
    else if (this.#isAbandoned || now < this.#to) this.#onOutcome({ abandoned: new AdvanceAbandoned(now, run.ran) });
    else this.#onOutcome({ ran: run.ran });
  }
}
