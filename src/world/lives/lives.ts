// The lives of a world, one after the other: each begins as the world is to begin, or goes on from a snapshot, and ends the one before.
import type { Instant, Work } from "../../core/index.ts";
import { type ClockMode, formatClockMode, parseClockMode } from "../../forms/clock-mode.ts";
import { copyInPieces } from "../../forms/data-pieces.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { FakerWords } from "../../scenario/stage/generated-values.ts";
import { openNoPort } from "../faults/fault-port.ts";
import type { Beginning } from "./beginning.ts";
import { Life, type LifeParts, type LifeSnapshot } from "./life.ts";
import type { WorldState } from "./world-state.ts";

/** What all lives of a world have in common. */
export type LivesParts = Omit<LifeParts, "beginning" | "from" | "clock">;

export class Lives {
  readonly #parts: LivesParts;
  #beginning: Beginning;
  #present: Life;

  private constructor(parts: LivesParts, beginning: Beginning, first: Life) {
    this.#parts = parts;
    this.#beginning = beginning;
    this.#present = first;
  }

  /** Begins the first one; `now`: at this moment of wall time, where its beginning leaves that open. */
  static *making(parts: LivesParts, beginning: Beginning, clock: ClockMode, now: Instant): Work<Lives> {
    const first = yield* Life.making({ ...parts, beginning, clock, from: beginning.start ?? now });
    return new Lives(parts, beginning, first);
  }

  /** The one that lasts. */
  get present(): Life {
    return this.#present;
  }

  /** What a reset goes back to: where the scenario that was given last begins. */
  get beginning(): Beginning {
    return this.#beginning;
  }

  /** Has the present one go on with another scenario, and those after it begin with that; see World.replaceScenario. */
  replacingScenario(next: Scenario, fakerWords: FakerWords | undefined): Work<readonly string[]> {
    // Nothing happens meanwhile: what went well on the copy goes well in the present life, too.
    return this.#present.standingStill(this.#replacingScenario(next, fakerWords));
  }

  *#replacingScenario(next: Scenario, fakerWords: FakerWords | undefined): Work<readonly string[]> {
    const beginning = yield* this.#beginning.with(next, fakerWords);
    yield* this.#rehearse(next, fakerWords);
    const lasting = yield* this.#present.replacingScenario(next, fakerWords);
    this.#beginning = beginning;
    return lasting;
  }

  /**
   * Goes on with another scenario in a copy of the present life, which nobody sees or hears. What throws there would have left the
   * present one half changed.
   *
   * @throws whatever is thrown there.
   */
  *#rehearse(next: Scenario, fakerWords: FakerWords | undefined): Work {
    const present = this.#present;
    const from: LifeSnapshot = yield* copyInPieces(yield* present.takingSnapshot());
    const silent = {
      portOpener: openNoPort,
      report: () => {},
      onOutcome: () => {},
      onPlayer: () => {},
      onPaused: () => {},
    };
    const beginning = this.#beginning;
    const copy = yield* Life.making({ ...this.#parts, ...silent, beginning, clock: { kind: "manual" }, from });
    try {
      yield* copy.replacingScenario(next, fakerWords);
      yield* copy.settling();
    } finally {
      copy.end();
    }
  }

  /** Makes a life that begins anew, at this moment of wall time where the beginning leaves that open; the mode of the clock stays. */
  makingNext(now: Instant): Work<Life> {
    const { start } = this.#beginning;
    return this.#making(this.#beginning, this.#present.pace.mode, start ?? now);
  }

  /** Writes it down as plain data, which shares its parts with the present life: copy it before anything else happens. */
  *takingSnapshot(): Work<WorldState> {
    const clock = formatClockMode(this.#present.pace.mode);
    const beginning = yield* this.#beginning.takingSnapshot();
    return { clock, beginning, life: yield* this.#present.takingSnapshot() };
  }

  /** Makes a life that goes on from one that was written down, and its clock. */
  makingFrom(beginning: Beginning, { clock, life }: Pick<WorldState, "clock" | "life">): Work<Life> {
    return this.#making(beginning, parseClockMode(clock) ?? { kind: "manual" }, life);
  }

  /** Puts a life that was made in the place of the present one; those after it begin at its beginning. */
  replacePresent(next: Life, beginning = this.#beginning): void {
    const former = this.#present;
    this.#beginning = beginning;
    this.#present = next;
    former.end();
  }

  #making(beginning: Beginning, clock: ClockMode, from: Instant | LifeSnapshot): Work<Life> {
    return Life.making({ ...this.#parts, beginning, clock, from });
  }
}
