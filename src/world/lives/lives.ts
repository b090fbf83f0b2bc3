// The successive lives of a world: a reset or a restore begins the next one and ends the present one.
import type { Instant, Work } from "../../core/index.ts";
import { type ClockMode, formatClockMode, parseClockMode } from "../../forms/clock-mode.ts";
import { copyInSlices } from "../../forms/data-pieces.ts";
import { formatInstant } from "../../forms/instant-form.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { FakerWords } from "../../scenario/stage/generated-values.ts";
import { openNoPort } from "../faults/fault-port.ts";
import type { InputHolder } from "../tape/tape-record.ts";
import { makeScenarioRequest } from "../tape/world-requests.ts";
import type { Beginning } from "./beginning.ts";
import { Life, type LifeParts, type LifeSnapshot } from "./life.ts";
import type { TapeOrigin } from "./tape-origin.ts";
import type { WorldState } from "./world-state.ts";

/** The origin of a life: its beginning, the mode of its clock and its start. */
export interface Origin {
  readonly beginning: Beginning;
  readonly clock: ClockMode;
  readonly start: Instant;
}

/** The parts that all lives of a world share. */
export type LivesParts = Omit<LifeParts, "beginning" | "from" | "clock" | "keepsPolls">;

/** The successive lives of a world. */
export class Lives {
  readonly #parts: LivesParts;
  #beginning: Beginning;
  #present: Life;
  #scenarioChanges = 0;
  /** The origin of the first life. */
  readonly origin: Origin;

  private constructor(parts: LivesParts, beginning: Beginning, first: Life, clock: ClockMode, start: Instant) {
    this.#parts = parts;
    this.#beginning = beginning;
    this.#present = first;
    this.origin = { beginning, clock, start };
  }

  /** Begins the first life. `now`: the wall time, at which it begins if the beginning has no start. */
  static *makeInSlices(parts: LivesParts, beginning: Beginning, clock: ClockMode, now: Instant): Work<Lives> {
    const start = beginning.start ?? now;
    const first = yield* Life.makeInSlices({ ...parts, beginning, clock, from: start });
    return new Lives(parts, beginning, first, clock, start);
  }

  /** Continues a life from a state. The caller must resume the held polls of the state. */
  static *continueInSlices(parts: LivesParts, making: Work<Beginning>, { clock: mode, life }: WorldState): Work<Lives> {
    const beginning = yield* making;
    const clock = parseClockMode(mode) ?? { kind: "manual" };
    const first = yield* Life.makeInSlices({ ...parts, beginning, clock, from: life, keepsPolls: true });
    return new Lives(parts, beginning, first, clock, first.center.now);
  }

  /** The present life. */
  get present(): Life {
    return this.#present;
  }

  /** The beginning of the latest scenario, to which a reset returns. */
  get beginning(): Beginning {
    return this.#beginning;
  }

  /** How many times another scenario took the place of the latest one: in a replacement, a restore or a rewind. */
  get scenarioChanges(): number {
    return this.#scenarioChanges;
  }

  /** Replaces the scenario of the present life and of later ones; see World.replaceScenario. */
  replaceScenarioInSlices(
    next: Scenario,
    fakerWords: FakerWords | undefined,
    holder?: InputHolder,
  ): Work<readonly string[]> {
    // The clock is stopped, so a replacement that succeeds in the copy also succeeds in the present life.
    return this.#present.withClockStopped(this.#replaceScenarioInSlices(next, fakerWords, holder));
  }

  *#replaceScenarioInSlices(
    next: Scenario,
    fakerWords: FakerWords | undefined,
    holder: InputHolder | undefined,
  ): Work<readonly string[]> {
    const beginning = yield* this.#beginning.with(next, fakerWords);
    yield* this.#rehearseInSlices(next, fakerWords);
    const request = makeScenarioRequest(yield* beginning.writeScenarioInSlices(next));
    const input = this.#parts.tape?.beginControl(request) ?? 0;
    if (holder !== undefined) holder.input = input;
    try {
      const unchanged = yield* this.#present.replaceScenarioInSlices(next, fakerWords);
      this.#changeBeginning(beginning);
      return unchanged;
    } finally {
      this.#present.center.causes.endInput();
    }
  }

  /**
   * Replaces the scenario in a copy of the present life first, because an error would leave the present life half changed.
   *
   * @throws the error of the copy.
   */
  *#rehearseInSlices(next: Scenario, fakerWords: FakerWords | undefined): Work {
    const present = this.#present;
    const from: LifeSnapshot = yield* copyInSlices(yield* present.takeSnapshotInSlices());
    const silent = {
      portOpener: openNoPort,
      report: () => {},
      onOutcome: () => {},
      onPlayer: () => {},
      onPaused: () => {},
      tape: undefined,
    };
    const beginning = this.#beginning;
    const copy = yield* Life.makeInSlices({ ...this.#parts, ...silent, beginning, clock: { kind: "manual" }, from });
    try {
      yield* copy.replaceScenarioInSlices(next, fakerWords);
      yield* copy.settleInSlices();
    } finally {
      copy.end();
    }
  }

  /** Creates a life that starts again. It begins at `now` (wall time) if the beginning has no start, and keeps the mode of the clock. */
  makeNextInSlices(now: Instant): Work<Life> {
    const { start } = this.#beginning;
    return this.#makeLifeInSlices(this.#beginning, this.#present.pace.mode, start ?? now);
  }

  /** The origin of the present life. Valid only before anything happens in this life. */
  get presentOrigin(): Origin {
    const { pace, center } = this.#present;
    return { beginning: this.#beginning, clock: pace.mode, start: center.now };
  }

  /** Returns the beginning of a life as plain data. */
  *writeOriginInSlices({ beginning, clock, start }: Origin, maxAgents: number): Work<TapeOrigin> {
    const written = yield* beginning.takeSnapshotInSlices();
    return { clock: formatClockMode(clock), start: formatInstant(start), maxAgents, beginning: written };
  }

  /** Returns the world as plain data that shares its parts with the original: copy it before anything else happens. */
  *takeSnapshotInSlices(from = this.#beginning, present = this.#present): Work<WorldState> {
    const clock = formatClockMode(present.pace.mode);
    const beginning = yield* from.takeSnapshotInSlices();
    return { clock, beginning, life: yield* present.takeSnapshotInSlices() };
  }

  /** Creates a life that continues a snapshot, with the mode of its clock. */
  makeFromStateInSlices(beginning: Beginning, { clock, life }: Pick<WorldState, "clock" | "life">): Work<Life> {
    return this.#makeLifeInSlices(beginning, parseClockMode(clock) ?? { kind: "manual" }, life);
  }

  /** Makes the present life once more, with new timers and ports. The new life takes over its state, so the present life must end now. */
  *makeAgainInSlices(): Work<Life> {
    return yield* this.makeFromStateInSlices(this.#beginning, yield* this.takeSnapshotInSlices());
  }

  /** Replaces and ends the present life. Later lives begin at the given beginning. After a rewind, the next life keeps earlier outcomes. */
  replacePresent(next: Life, beginning = this.#beginning, isRewound = false): void {
    const former = this.#present;
    if (isRewound) next.outcomes.continueFrom(former.outcomes, next.center.now);
    if (beginning !== this.#beginning) this.#changeBeginning(beginning);
    this.#present = next;
    former.end(isRewound ? "rewound" : "ended");
  }

  #changeBeginning(beginning: Beginning): void {
    this.#beginning = beginning;
    this.#scenarioChanges++;
  }

  #makeLifeInSlices(beginning: Beginning, clock: ClockMode, from: Instant | LifeSnapshot): Work<Life> {
    return Life.makeInSlices({ ...this.#parts, beginning, clock, from });
  }
}
