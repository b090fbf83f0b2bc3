// Runs the clock of a center: one entry after the other, and in slices where a run would keep everything else waiting.
import { EndlessChain, type VirtualClock } from "./clock.ts";
import type { Instant } from "./time.ts";
import type { Progress, Work } from "./work.ts";

/** Decides when a long run pauses. */
export interface Pauses {
  /** Called when a run begins, or goes on after a pause. */
  begin(): void;
  /** Returns whether the run has gone on for long enough; called after each entry. */
  areDue(): boolean;
  /** Called when the run has paused: call `goOn` until it is over. */
  onPaused(): void;
}

export class Run<Timer> {
  readonly #clock: VirtualClock<Timer>;
  readonly #runTimer: (timer: Timer) => void;
  readonly #onOver: () => void;
  #pauses: Pauses | undefined;
  /** Called when time stands still after a move; the move has happened. If undefined, the move throws. */
  onStandstill: ((error: EndlessChain) => void) | undefined;
  /** Whether something is being done, or a run has paused. */
  #acting = false;
  #isUnderWay = false;
  /** Work that must be over before the next entry runs, and how far the first of it is. */
  readonly #works: Work[] = [];
  #progress: Progress = { done: 0, of: 0 };

  /**
   * @param runTimer does what an entry of the clock stands for.
   * @param onOver called whenever a run is over, in whatever way.
   */
  constructor(clock: VirtualClock<Timer>, runTimer: (timer: Timer) => void, onOver: () => void) {
    this.#clock = clock;
    this.#runTimer = runTimer;
    this.#onOver = onOver;
  }

  /** Makes runs pause between two entries. By default they never pause. */
  pauseBetweenEntries(pauses: Pauses): void {
    this.#pauses = pauses;
  }

  /** Whether a run has paused. Moves can be performed all the same; what they book runs when the run goes on. */
  get isUnderWay(): boolean {
    return this.#isUnderWay;
  }

  /** The instant that the run under way leads to; the present one when none is. */
  get horizon(): Instant {
    return this.#clock.horizon;
  }

  /** How many entries have run in the run under way, or in the last one. */
  get ran(): number {
    return this.#clock.ran;
  }

  /** How far the work is that has to be over before the next entry runs; undefined when there is none. */
  get work(): Progress | undefined {
    return this.#works.length === 0 ? undefined : this.#progress;
  }

  /** Does one thing wholly, then runs what is due at this instant. A listener may call it again meanwhile. Returns what `act` returns. */
  whole<Floor, Input, Output>(act: (floor: Floor, input: Input) => Output, floor: Floor, input: Input): Output {
    if (this.#acting) return act(floor, input);
    this.#acting = true;
    let outcome: Output;
    try {
      outcome = act(floor, input);
    } catch (error) {
      this.#acting = false;
      throw error;
    }
    if (this.#clock.nextAt > this.#clock.now && this.#works.length === 0) this.#acting = false;
    else this.#runDue();
    return outcome;
  }

  /** Runs all that falls due up to an instant, unless it pauses before. Returns how many entries ran. */
  until(limit: Instant): number {
    // What is due now runs anyway before the run under way is over.
    if (this.#acting) return 0;
    this.#acting = true;
    this.#begin(limit);
    return this.#clock.ran;
  }

  /** Continues a run that has paused. Returns whether it is over; if not, it has paused again. */
  goOn(): boolean {
    if (this.#isUnderWay) this.#slice();
    return !this.#isUnderWay;
  }

  /** Ends a run that has paused, at the entry that it has come to. Bookings stay booked; unfinished work is ended by its `return`. */
  abandon(): void {
    if (!this.#isUnderWay) return;
    for (const work of this.#works.splice(0)) {
      // The `finally` of a generator runs only if the generator has begun.
      work.next();
      work.return();
    }
    this.#end();
  }

  /** Adds work that is done, in pieces, before the next entry of the clock runs. */
  undertake(work: Work): void {
    this.#progress = { done: 0, of: 0 };
    this.#works.push(work);
  }

  /** Runs what is due now. The move before it is done, so a standstill is reported instead of thrown. */
  #runDue(): void {
    try {
      this.#begin(this.#clock.now);
    } catch (error) {
      if (this.onStandstill === undefined || !(error instanceof EndlessChain)) throw error;
      this.onStandstill(error);
    }
  }

  #begin(limit: Instant): void {
    this.#clock.begin(limit);
    this.#slice();
  }

  #slice(): void {
    const clock = this.#clock;
    const pauses = this.#pauses;
    let isPausing = false;
    pauses?.begin();
    try {
      while (this.#works.length > 0 || clock.isDue) {
        if (isPausing) {
          this.#pause();
          return;
        }
        this.#doNext();
        isPausing = pauses?.areDue() === true;
      }
      clock.end();
    } catch (error) {
      // A run that fails is over.
      this.#works.length = 0;
      this.#end();
      throw error;
    }
    this.#end();
  }

  #pause(): void {
    // The caller of `goOn` gets this as its result.
    if (this.#isUnderWay) return;
    this.#isUnderWay = true;
    this.#pauses?.onPaused();
  }

  #doNext(): void {
    const work = this.#works[0];
    if (work === undefined) {
      this.#clock.runNext(this.#runTimer);
      return;
    }
    const step = work.next();
    if (step.done === true) this.#works.shift();
    else this.#progress = step.value;
  }

  #end(): void {
    this.#isUnderWay = false;
    this.#acting = false;
    this.#clock.abandon();
    this.#onOver();
  }
}
