// Advances a world with the wall clock, and runs requests and advances in order.
import type { Duration, Instant } from "../../core/index.ts";
import type { Journal } from "../journal/journal.ts";
import type { Tape } from "../tape/tape.ts";
import type { InputHolder } from "../tape/tape-record.ts";
import { makeAdvanceRequest } from "../tape/world-requests.ts";
import type { GetSignal, Turns } from "../time/turns.ts";
import type { WallClock } from "../time/wall.ts";
import { Advances } from "./advances.ts";
import type { Life } from "./life.ts";
import type { AdvanceAbandoned } from "./long-run.ts";

/** The parts of a world that its time needs. */
export interface WorldTimeParts {
  /** The world's name. */
  readonly name: string;
  readonly wall: WallClock;
  readonly turns: Turns;
  readonly life: () => Life;
  readonly journal: () => Journal;
  readonly tape: () => Tape;
}

/** Advances the clock of a world with the wall clock, and on request. */
export class WorldTime {
  readonly #parts: WorldTimeParts;
  readonly #advances: Advances;
  #wallTime: Instant;
  #enteredAt: number;

  constructor(parts: WorldTimeParts) {
    this.#parts = parts;
    this.#advances = new Advances(parts.turns, (abandoned) => this.#noteAbandoned(abandoned));
    this.#wallTime = Math.floor(parts.wall.now());
    this.#enteredAt = this.#wallTime;
  }

  /** The wall time of the last request, catch-up or beginning of a life. */
  get wallTime(): Instant {
    return this.#wallTime;
  }

  /** When the present request was received, in wall time with fractions of a millisecond. Durations of requests are measured from it. */
  get enteredAt(): number {
    return this.#enteredAt;
  }

  /** Records that another life begins now. Returns the wall time. */
  begin(): Instant {
    this.#wallTime = Math.floor(this.#parts.wall.now());
    return this.#wallTime;
  }

  /** Advances a world that follows the wall clock to this moment. While work is in progress, only records the wall time. */
  catchUp(): void {
    const { wall, turns, life } = this.#parts;
    const now = wall.now();
    this.#enteredAt = now;
    this.#wallTime = Math.floor(now);
    if (!turns.isWorking) life().pace.catchUp(now);
  }

  /** Advances the world to an instant, as the wall clock did in a taped session. */
  followTo(at: Instant): void {
    const { center, pace } = this.#parts.life();
    if (at <= center.now) return;
    center.runUntil(at);
    pace.rebase();
  }

  /** Runs the callback immediately if the world is free, otherwise when it becomes free. Callbacks keep their order. */
  whenFree(callback: () => void): void {
    const { turns } = this.#parts;
    if (!turns.isWorking) {
      callback();
      return;
    }
    const enteredAt = this.#enteredAt;
    turns.whenFree(() => {
      this.#enteredAt = enteredAt;
      callback();
    });
  }

  /** Runs the callback once after a wall time (milliseconds). Returns a function that cancels the callback. */
  after(wait: Duration, callback: () => void): () => void {
    const { wall, life } = this.#parts;
    const { errorBoundary } = life();
    return wall.after(wait, () => this.whenFree(() => errorBoundary.run(callback)));
  }

  /**
   * Advances the clock; see World.advance.
   *
   * @throws RangeError if the time is negative or not a number.
   */
  advance(by: Duration | "next", getSignal: GetSignal | undefined, holder?: InputHolder): number | Promise<number> {
    if (by !== "next" && !(by >= 0))
      throw new RangeError(`The clock can be advanced by 0 or more milliseconds, not by ${String(by)}.`);
    this.catchUp();
    const { turns } = this.#parts;
    if (!turns.isWorking) return this.#advance(by, getSignal, holder);
    return turns.waitUntilFree().then(() => this.#advance(by, getSignal, holder));
  }

  #advance(by: Duration | "next", getSignal: GetSignal | undefined, holder?: InputHolder): number | Promise<number> {
    const input = this.#parts.tape().note(makeAdvanceRequest(by));
    if (holder !== undefined) holder.input = input;
    return this.#advances.advance(this.#parts.life(), by, getSignal, () =>
      this.#parts.tape().mark({ abandoned: input }),
    );
  }

  /** Continues a run of a life's clock that has paused, in slices. */
  continueInSlices(life: Life): void {
    this.#advances.continueInSlices(life);
  }

  /** Records in the journal that an advance was abandoned, and at which time. */
  #noteAbandoned({ message }: AdvanceAbandoned): void {
    const { name } = this.#parts;
    const journal = this.#parts.journal();
    const entry = journal.open("advance", "POST", `/worlds/${name}/clock/advance`, undefined);
    const ms = journal.recordAnswer(entry, message, 503, this.#wallTime);
    // Counted under one name, because the message is different each time.
    journal.tally("advance", "abandoned", ms);
  }
}
