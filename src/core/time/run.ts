// Runs the clock of a center entry by entry.
// A long run can pause, so that it does not block everything else.
import type { Cause } from "./cause.ts";
import { EndlessChain, type VirtualClock } from "./clock.ts";
import type { Instant } from "./time.ts";
import type { ClockWork, ClockWorkKind, Progress, Work } from "./work.ts";

/** Decides when a long run pauses. */
export interface RunPauses {
  /** Called when a run begins or continues after a pause. */
  begin(): void;
  /** Returns whether the run should pause; called after each entry and each slice of work. */
  areDue(): boolean;
  /** Called when the run has paused. Call `resume` until it is over. */
  onPaused(): void;
}

/** Runs a center's clock up to given instants, one run at a time. */
export class Run<Timer> {
  readonly #clock: VirtualClock<Timer>;
  readonly #runTimer: (timer: Timer) => void;
  readonly #onOver: () => void;
  #pauses: RunPauses | undefined;
  /** Called for an endless chain of entries after a move. The move itself is complete. If undefined, the move throws. */
  onEndlessChain: ((error: EndlessChain) => void) | undefined;
  readonly #settledListeners = new Set<() => void>();
  /** True if a move or an entry is running, or a run has paused. */
  #isActing = false;
  #isPaused = false;
  /** Work to finish before the next entry runs. */
  readonly #works: { readonly what: ClockWorkKind; readonly work: Work; readonly cause: Cause; progress: Progress }[] =
    [];

  /**
   * @param runTimer runs an entry of the clock.
   * @param onOver called whenever a run is over, even after a failure.
   */
  constructor(clock: VirtualClock<Timer>, runTimer: (timer: Timer) => void, onOver: () => void) {
    this.#clock = clock;
    this.#runTimer = runTimer;
    this.#onOver = onOver;
  }

  /** Makes runs pause between two entries or slices of work. By default they never pause. */
  pauseBetweenEntries(pauses: RunPauses): void {
    this.#pauses = pauses;
  }

  /**
   * Runs the callback when the state is complete: after each move that is not inside another move or a run, after each entry of the clock,
   * and after each slice of work. The callback must not perform moves.
   *
   * @returns a function that removes the listener.
   */
  listenSettled(listener: () => void): () => void {
    this.#settledListeners.add(listener);
    return () => this.#settledListeners.delete(listener);
  }

  /** True if a run is in a pause. Moves can still be performed. The entries that they schedule run when the run continues. */
  get isPaused(): boolean {
    return this.#isPaused;
  }

  /** The end of the present run; the present instant if no run is under way. */
  get horizon(): Instant {
    return this.#clock.horizon;
  }

  /** The number of entries that have run in the present or last run. */
  get ran(): number {
    return this.#clock.ran;
  }

  /** The work to finish before the next entry runs; undefined if there is none. */
  get work(): ClockWork | undefined {
    return this.#works[0];
  }

  /**
   * Calls `act`, then runs the entries that are due at this instant. Inside another move or a run, such as in an event listener or during a
   * pause, it only calls `act`, because the run continues anyway.
   *
   * @returns the result of `act`.
   * @throws EndlessChain if the entries do not end and `onEndlessChain` is undefined.
   */
  performAndRun<Floor, Input, Output>(act: (floor: Floor, input: Input) => Output, floor: Floor, input: Input): Output {
    if (this.#isActing) return act(floor, input);
    this.#isActing = true;
    let outcome: Output;
    try {
      outcome = act(floor, input);
      if (this.#settledListeners.size > 0) this.#reportSettled();
    } catch (error) {
      this.#isActing = false;
      throw error;
    }
    if (this.#clock.nextAt > this.#clock.now && this.#works.length === 0) this.#isActing = false;
    else this.#runDue();
    return outcome;
  }

  /**
   * Runs all entries up to an instant, unless it pauses before. Returns how many ran: 0 if another move or run is under way.
   *
   * @throws EndlessChain if entries at one instant do not end.
   */
  until(limit: Instant): number {
    // The present run also runs the entries that are due now.
    if (this.#isActing) return 0;
    this.#isActing = true;
    this.#begin(limit);
    return this.#clock.ran;
  }

  /** Continues a paused run. Returns whether it is over; if not, it has paused again. */
  resume(): boolean {
    if (this.#isPaused) this.#runSlice();
    return !this.#isPaused;
  }

  /** Ends a paused run before its next entry. The remaining entries stay scheduled. Unfinished work is ended by its `return`. */
  abandon(): void {
    if (!this.#isPaused) return;
    for (const { work } of this.#works.splice(0)) {
      // A generator runs its `finally` only if it has started.
      work.next();
      work.return();
    }
    this.#end();
  }

  /** Adds work to do, in slices, before the next entry of the clock runs. */
  addWork(what: ClockWorkKind, work: Work): void {
    this.#works.push({ what, work, cause: this.#clock.cause, progress: { done: 0, of: 0 } });
  }

  /** Runs the entries that are due now. The move is complete, so an endless chain is passed to `onEndlessChain` if that is set. */
  #runDue(): void {
    try {
      this.#begin(this.#clock.now);
    } catch (error) {
      if (this.onEndlessChain === undefined || !(error instanceof EndlessChain)) throw error;
      this.onEndlessChain(error);
    }
  }

  #begin(limit: Instant): void {
    this.#clock.begin(limit);
    this.#runSlice();
  }

  #runSlice(): void {
    const clock = this.#clock;
    const pauses = this.#pauses;
    const { cause } = clock;
    let isPausing = false;
    pauses?.begin();
    try {
      while (this.#works.length > 0 || clock.hasDueEntry) {
        if (isPausing) {
          this.#pause();
          return;
        }
        this.#doNext();
        if (this.#settledListeners.size > 0) this.#reportSettled();
        isPausing = pauses?.areDue() === true;
      }
      clock.end();
    } catch (error) {
      // A failed run is over.
      this.#works.length = 0;
      this.#end();
      throw error;
    } finally {
      clock.cause = cause;
    }
    this.#end();
  }

  #pause(): void {
    // `resume` returns that the run has paused again.
    if (this.#isPaused) return;
    this.#isPaused = true;
    this.#pauses?.onPaused();
  }

  #doNext(): void {
    const [next] = this.#works;
    if (next === undefined) {
      this.#clock.runNext(this.#runTimer);
      return;
    }
    this.#clock.cause = next.cause;
    const step = next.work.next();
    if (step.done === true) this.#works.shift();
    else next.progress = step.value;
  }

  #reportSettled(): void {
    for (const listener of this.#settledListeners) listener();
  }

  #end(): void {
    this.#isPaused = false;
    this.#isActing = false;
    this.#clock.abandon();
    this.#onOver();
  }
}
