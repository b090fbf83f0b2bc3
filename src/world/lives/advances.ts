// Advances the clock of a world, and continues runs that take longer than a slice while other requests are served.
import type { Duration, Instant } from "../../core/index.ts";
import type { GetSignal, Turns } from "../time/turns.ts";
import type { Life } from "./life.ts";
import { type AdvanceAbandoned, LongRun, type RunOutcome } from "./long-run.ts";

/** An advance: its start, its callbacks and, if one slice was not enough, the run that continues it. */
interface Advance {
  readonly from: Instant;
  longRun?: LongRun;
  /** Called if it is abandoned. */
  onAbandoned(): void;
  onOver(outcome: RunOutcome): void;
}

/** The advances of a clock, in order. */
export class Advances {
  readonly #turns: Turns;
  readonly #onAbandoned: (abandoned: AdvanceAbandoned) => void;
  /** The advance that is starting. A run that pauses meanwhile belongs to it. */
  #startingAdvance: Advance | undefined;

  constructor(turns: Turns, onAbandoned: (abandoned: AdvanceAbandoned) => void) {
    this.#turns = turns;
    this.#onAbandoned = onAbandoned;
  }

  /**
   * Advances the clock of a free world by a time (milliseconds), or to the next scheduled entry.
   *
   * @param onAbandoned called when it has ended early, at the instant that the clock has reached.
   * @returns how many entries ran; not a promise if one slice is enough.
   * @throws AdvanceAbandoned if the signal was aborted, EndlessChain if entries never let time pass.
   */
  advance(
    life: Life,
    by: Duration | "next",
    getSignal: GetSignal | undefined,
    onAbandoned: () => void = () => {},
  ): number | Promise<number> {
    const { center, pace } = life;
    const advance: Advance = { from: center.now, onAbandoned, onOver: () => {} };
    this.#startingAdvance = advance;
    let ran = 0;
    try {
      ran = center.advance(by);
    } finally {
      this.#startingAdvance = undefined;
      if (!center.run.isPaused) pace.rebase();
    }
    const { longRun } = advance;
    return longRun === undefined ? ran : this.#waitForOutcome(advance, longRun, life, getSignal?.());
  }

  /** Continues a paused run in slices. */
  continueInSlices(life: Life): void {
    const { now, run } = life.center;
    const advance = this.#startingAdvance;
    const kind = advance !== undefined ? "advance" : run.horizon > now ? "catch-up" : "settle";
    const longRun = new LongRun(life, kind, advance?.from ?? now, (outcome) => {
      if (advance !== undefined) advance.onOver(outcome);
      else if ("error" in outcome) life.pace.onRunFailed(outcome.error);
      else life.pace.rearm();
    });
    if (advance !== undefined) advance.longRun = longRun;
    this.#turns.begin(longRun);
  }

  #waitForOutcome(
    advance: Advance,
    longRun: LongRun,
    { pace }: Life,
    signal: AbortSignal | undefined,
  ): Promise<number> {
    return new Promise((resolve, reject) => {
      const abandon = (): void => longRun.abandon();
      advance.onOver = (outcome) => {
        signal?.removeEventListener("abort", abandon);
        pace.rebase();
        if ("ran" in outcome) resolve(outcome.ran);
        else if ("error" in outcome) reject(outcome.error);
        else {
          advance.onAbandoned();
          this.#onAbandoned(outcome.abandoned);
          reject(outcome.abandoned);
        }
      };
      if (signal?.aborted === true) abandon();
      else signal?.addEventListener("abort", abandon, { once: true });
    });
  }
}
