// Drives a center's virtual clock from the wall clock: the only timer outside delivery and sockets.

import { type Center, DAY, EndlessChain, HOUR, type Instant, setPaceFactor } from "../../core/index.ts";
import type { ClockMode } from "../../forms/clock-mode.ts";
import { iso } from "../../forms/iso.ts";
import { LONGEST_TIMER, queueMicrotask } from "../../runtime/time.ts";
import { Fence } from "./fence.ts";
import type { WallClock } from "./wall.ts";

/** An entry that is late by more than a day of wall time, or by more than a year of the world's, is not caught up with: see decisions/time.md. */
const LATEST = { wall: DAY, world: 365 * DAY };

export class Pace {
  readonly #center: Center;
  readonly #wall: WallClock;
  #mode: ClockMode;
  /** A moment at which virtual and wall time are known: the rest follows from the factor. */
  #virtual: Instant;
  #real: Instant;
  #disarm: (() => void) | undefined;
  #armedFor: Instant = Number.POSITIVE_INFINITY;
  #rearming = false;
  #stopped = false;
  #isFrozen = false;
  readonly #report: (sentence: string) => void;
  readonly #fence: Fence;

  /**
   * @param report gets a sentence when the clock stands still from now on, or leaves out time that the process has slept through.
   * @param fence stops the world when something that falls due throws.
   */
  constructor(
    center: Center,
    mode: ClockMode,
    wall: WallClock,
    report: (sentence: string) => void = () => {},
    fence = new Fence(),
  ) {
    this.#report = report;
    this.#fence = fence;
    this.#center = center;
    this.#wall = wall;
    this.#mode = mode;
    this.#virtual = center.now;
    this.#real = wall.now();
    center.onEarlierEntry(() => this.#rearmSoon());
    center.onStandstill((error) => this.#stopClock(error));
    this.setMode(mode);
  }

  get mode(): ClockMode {
    return this.#mode;
  }

  /** Changes how time goes on, from this moment. */
  setMode(mode: ClockMode): void {
    this.catchUp();
    this.#mode = mode;
    this.#center.perform(setPaceFactor, { factor: mode.kind === "manual" ? 1 : mode.factor });
    this.rebase();
  }

  /** Brings the center up to this moment of wall time, where it follows the wall clock. Never throws: what falls due and fails stops the world. */
  catchUp(now: Instant = this.#wall.now()): void {
    if (this.#mode.kind === "manual" || this.#stopped || this.#isFrozen || this.#center.run.isUnderWay) return;
    const target = Math.floor(this.#virtual + (now - this.#real) * this.#mode.factor);
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

  // A timer was set for the next entry: one that is this late means that the machine slept, or that the clock leaped.
  #isTooLate(now: Instant, target: Instant, factor: number): boolean {
    const next = this.#center.nextAt;
    return now - this.#dueAt(next, factor) > LATEST.wall || target - next > LATEST.world;
  }

  #skipTime(target: Instant, now: Instant): void {
    const hours = Math.floor((target - this.#center.now) / HOUR);
    const at = iso(this.#center.now);
    this.#virtual = this.#center.now;
    this.#real = now;
    this.#report(
      `The process was suspended, or too slow, for ${hours} hours of this world's time. The clock goes on from ${at} without them.`,
    );
    this.#arm();
  }

  /** The moment of wall time at which the world comes to an instant. */
  #dueAt(instant: Instant, factor: number): Instant {
    return this.#real + (instant - this.#virtual) / factor;
  }

  /** A run of which nobody waits for the answer has failed: the clock stands still, or the world is stopped. */
  onRunFailed(error: unknown): void {
    if (error instanceof EndlessChain) this.#stopClock(error);
    else this.#fence.fail(error);
  }

  // Nobody asked for time to go on who could be told: the world stands still, and its clients are answered all the same.
  #stopClock(error: EndlessChain): void {
    this.#mode = { kind: "manual" };
    this.#report(`${error.message} The clock stands still from now on; it is manual until it is told otherwise.`);
  }

  /** Waits for what is booked next: after a run that had paused. */
  rearm(): void {
    this.#arm();
  }

  /** Goes on from where the center stands now: after it was advanced by hand. */
  rebase(): void {
    this.#virtual = this.#center.now;
    this.#real = this.#wall.now();
    this.#arm();
  }

  /** Lets nothing happen until `unfreeze`: while the center is written down. */
  freeze(): void {
    this.#isFrozen = true;
    this.#arm();
  }

  /** Has time go on; what fell due meanwhile happens as soon as somebody asks or the timer fires. */
  unfreeze(): void {
    this.#isFrozen = false;
    this.#arm();
  }

  /** Lets time stand still for good. */
  stop(): void {
    this.#stopped = true;
    this.#disarm?.();
  }

  // Entries are booked in bursts, most of them from within a run: one look afterwards is enough.
  #rearmSoon(): void {
    if (this.#rearming || this.#mode.kind === "manual") return;
    this.#rearming = true;
    queueMicrotask(() => {
      this.#rearming = false;
      if (this.#center.nextAt < this.#armedFor) this.#arm();
    });
  }

  #arm(): void {
    this.#disarm?.();
    this.#disarm = undefined;
    this.#armedFor = Number.POSITIVE_INFINITY;
    const next = this.#center.nextAt;
    if (this.#stopped || this.#isFrozen || this.#mode.kind === "manual" || !Number.isFinite(next)) return;
    // Whoever goes on with a run that has paused has this called again when it is over.
    if (this.#center.run.isUnderWay) return;
    this.#armedFor = next;
    const due = this.#dueAt(next, this.#mode.factor);
    // A later entry is waited for in parts.
    const wait = Math.min(Math.max(Math.ceil(due - this.#wall.now()), 0), LONGEST_TIMER);
    this.#disarm = this.#wall.after(wait, () => {
      this.catchUp();
      this.#arm();
    });
  }
}
