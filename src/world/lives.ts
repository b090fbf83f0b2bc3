// The lives of a world, one after the other: each begins as the world is to begin, or goes on from a snapshot, and ends the one before.
import type { Instant } from "../core/index.ts";
import { type ClockMode, formatClockMode, parseClockMode } from "../scenario/clock-mode.ts";
import type { MadeUp } from "../scenario/made-up.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Beginning } from "./beginning.ts";
import { nobody } from "./faults/port.ts";
import { Life, type LifeParts, type LifeSnapshot } from "./life.ts";
import type { WorldState } from "./world-state.ts";

/** What all lives of a world have in common. */
export type LivesParts = Omit<LifeParts, "beginning" | "from" | "clock">;

export class Lives {
  readonly #parts: LivesParts;
  #beginning: Beginning;
  #present: Life;

  /** Begins the first one; `now`: at this moment of wall time, where its beginning leaves that open. */
  constructor(parts: LivesParts, beginning: Beginning, clock: ClockMode, now: Instant) {
    this.#parts = parts;
    this.#beginning = beginning;
    this.#present = this.#begin(beginning, clock, beginning.start ?? now);
  }

  /** The one that lasts. */
  get present(): Life {
    return this.#present;
  }

  /** What a reset goes back to: where the scenario that was given last begins. */
  get beginning(): Beginning {
    return this.#beginning;
  }

  /** Has the present one go on with another scenario, and those after it begin with that; see World.goOnWith. */
  goOnWith(next: Scenario, madeUp: MadeUp | undefined): readonly string[] {
    const beginning = this.#beginning.with(next, madeUp);
    this.#rehearse((life) => life.goOnWith(next, madeUp));
    const lasting = this.#present.goOnWith(next, madeUp);
    this.#beginning = beginning;
    return lasting;
  }

  /**
   * Does something in a copy of the present life, which nobody sees or hears. What throws there would have left the present one half changed.
   *
   * @throws whatever is thrown there.
   */
  #rehearse(act: (life: Life) => void): void {
    const from = JSON.parse(JSON.stringify(this.#present.snapshot())) as LifeSnapshot;
    const silent = { doorman: nobody, report: () => {}, onOutcome: () => {}, onPlayer: () => {} };
    const beginning = this.#beginning;
    const copy = new Life({ ...this.#parts, ...silent, beginning, clock: { kind: "manual" }, from });
    try {
      act(copy);
    } finally {
      copy.end();
    }
  }

  /** Begins anew, at this moment of wall time where the beginning leaves that open; the mode of the clock stays. */
  reset(now: Instant): void {
    this.#succeed(this.#begin(this.#beginning, this.#present.pace.mode, this.#beginning.start ?? now));
  }

  /** Written down as plain data. It shares its parts with the present life: copy it at once. */
  snapshot(): WorldState {
    const clock = formatClockMode(this.#present.pace.mode);
    return { clock, beginning: this.#beginning.snapshot(), life: this.#present.snapshot() };
  }

  /** Goes on from a life that was written down, and its clock; those after it begin where that one did. */
  goOnFrom(beginning: Beginning, { clock, life }: Pick<WorldState, "clock" | "life">): void {
    const next = this.#begin(beginning, parseClockMode(clock) ?? { kind: "manual" }, life);
    this.#beginning = beginning;
    this.#succeed(next);
  }

  #begin(beginning: Beginning, clock: ClockMode, from: Instant | LifeSnapshot): Life {
    return new Life({ ...this.#parts, beginning, clock, from });
  }

  #succeed(next: Life): void {
    const former = this.#present;
    this.#present = next;
    former.end();
  }
}
