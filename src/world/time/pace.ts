// Advances a center's virtual clock with the wall clock.

import { type Center, DAY, EndlessChain, HOUR, type Instant, setPaceFactor } from "../../core/index.ts";
import type { ClockMode } from "../../forms/clock-mode.ts";
import { formatInstant } from "../../forms/instant-form.ts";
import { MAX_TIMER_MS, queueMicrotask } from "../../runtime/time.ts";
import { ErrorBoundary } from "./error-boundary.ts";
import type { WallClock } from "./wall.ts";

/** The maximum lateness of an entry, in wall time and in world time. Beyond it, the clock skips time: see decisions/time.md. */
const MAX_LATENESS = { wall: DAY, world: 365 * DAY };

/** Logs a sentence about a world. `about`: "clock" if its clock was stopped or skips time. */
export type Report = (sentence: string, about?: "clock") => void;

/** Keeps the virtual clock of a center at the pace of its mode. */
export class Pace {
  readonly #center: Center;
  readonly #wall: WallClock;
  #mode: ClockMode;
  /** A moment in world time. All other moments follow from it and the factor. */
  #worldBase: Instant;
  /** The same moment in wall time. */
  #wallBase: Instant;
  #disarm: (() => void) | undefined;
  #armedFor: Instant = Number.POSITIVE_INFINITY;
  #isRearming = false;
  #isStopped = false;
  #isFrozen = false;
  readonly #report: Report;
  readonly #errorBoundary: ErrorBoundary;

  /**
   * @param report gets a sentence when the clock stops, or skips time during which the process was suspended or too slow.
   * @param errorBoundary stops the world when a due entry throws.
   */
  constructor(
    center: Center,
    mode: ClockMode,
    wall: WallClock,
    report: Report = () => {},
    errorBoundary = new ErrorBoundary(),
  ) {
    this.#report = report;
    this.#errorBoundary = errorBoundary;
    this.#center = center;
    this.#wall = wall;
    this.#mode = mode;
    this.#worldBase = center.now;
    this.#wallBase = wall.now();
    center.onEarlierEntry(() => this.#rearmSoon());
    center.run.onEndlessChain = (error) => this.#stopClock(error);
    this.setMode(mode);
  }

  /** The mode of the clock. */
  get mode(): ClockMode {
    return this.#mode;
  }

  /** The time that the clock shows at this moment, without running anything. It never passes an entry that has not run. */
  get shownTime(): Instant {
    const { now, nextAt, run } = this.#center;
    if (this.#mode.kind === "manual" || this.#isStopped || this.#isFrozen || run.isPaused) return now;
    return Math.max(now, Math.min(nextAt, this.#toWorldTime(this.#wall.now(), this.#mode.factor)));
  }

  /** Changes the mode of the clock. `now`: the wall time up to which the former mode applies. */
  setMode(mode: ClockMode, now?: Instant): void {
    this.catchUp(now);
    this.#mode = mode;
    this.#center.perform(setPaceFactor, { factor: mode.kind === "manual" ? 1 : mode.factor });
    this.rebase();
  }

  /** Advances a center that follows the wall clock to this moment. Never throws: an error in a due entry stops the clock or the world. */
  catchUp(now: Instant = this.#wall.now()): void {
    if (this.#mode.kind === "manual" || this.#isStopped || this.#isFrozen || this.#center.run.isPaused) return;
    const target = this.#toWorldTime(now, this.#mode.factor);
    if (target <= this.#center.now) return;
    if (this.#isTooLate(now, target, this.#mode.factor)) {
      this.#skipTime(target, now);
      return;
    }
    try {
      this.#center.runUntil(target);
    } catch (error) {
      this.onRunFailed(error);
    }
  }

  // A timer is set for the next entry, so a late one means that the process was suspended or too slow.
  #isTooLate(now: Instant, target: Instant, factor: number): boolean {
    const next = this.#center.nextAt;
    return now - this.#toWallTime(next, factor) > MAX_LATENESS.wall || target - next > MAX_LATENESS.world;
  }

  #skipTime(target: Instant, now: Instant): void {
    const hours = Math.floor((target - this.#center.now) / HOUR);
    const at = formatInstant(this.#center.now);
    this.#worldBase = this.#center.now;
    this.#wallBase = now;
    this.#report(
      `The process was suspended, or too slow, for ${hours} hours of this world's time. The clock continues from ${at} without them.`,
      "clock",
    );
    this.#arm();
  }

  /** Returns the instant that the clock is to have reached at a wall time. */
  #toWorldTime(now: Instant, factor: number): Instant {
    return Math.floor(this.#worldBase + (now - this.#wallBase) * factor);
  }

  /** Returns the wall time of an instant of the world. */
  #toWallTime(instant: Instant, factor: number): Instant {
    return this.#wallBase + (instant - this.#worldBase) / factor;
  }

  /** Stops the clock or the world after an error in a run that no request waits for. */
  onRunFailed(error: unknown): void {
    if (error instanceof EndlessChain) this.#stopClock(error);
    else this.#errorBoundary.fail(error);
  }

  // No request caused this run, so no answer can report the error. The clock stops, and clients still get answers.
  #stopClock(error: EndlessChain): void {
    this.#mode = { kind: "manual" };
    this.#report(`${error.message} The clock is now manual.`, "clock");
  }

  /** Sets the timer for the next entry, after a run that had paused. */
  rearm(): void {
    this.#arm();
  }

  /** Continues from the center's present time, such as after an advance or a change of the mode. */
  rebase(): void {
    this.#worldBase = this.#center.now;
    this.#wallBase = this.#wall.now();
    this.#arm();
  }

  /** Stops time until `unfreeze`, such as for a snapshot. */
  freeze(): void {
    this.#isFrozen = true;
    this.#arm();
  }

  /** Continues after `freeze`. Entries that fell due run with the next request or timer. */
  unfreeze(): void {
    this.#isFrozen = false;
    this.#arm();
  }

  /** Stops time permanently. */
  stop(): void {
    this.#isStopped = true;
    this.#disarm?.();
  }

  // Entries are scheduled in bursts, mostly during a run. One check afterwards is enough.
  #rearmSoon(): void {
    if (this.#isRearming || this.#mode.kind === "manual") return;
    this.#isRearming = true;
    queueMicrotask(() => {
      this.#isRearming = false;
      if (this.#center.nextAt < this.#armedFor) this.#arm();
    });
  }

  #arm(): void {
    this.#disarm?.();
    this.#disarm = undefined;
    this.#armedFor = Number.POSITIVE_INFINITY;
    const next = this.#center.nextAt;
    if (this.#isStopped || this.#isFrozen || this.#mode.kind === "manual" || !Number.isFinite(next)) return;
    // After a paused run, `rearm` sets the timer.
    if (this.#center.run.isPaused) return;
    this.#armedFor = next;
    const due = this.#toWallTime(next, this.#mode.factor);
    // Node limits the length of timers, so a later entry takes several.
    const waitMs = Math.min(Math.max(Math.ceil(due - this.#wall.now()), 0), MAX_TIMER_MS);
    this.#disarm = this.#wall.after(waitMs, () => {
      this.catchUp();
      this.#arm();
    });
  }
}
