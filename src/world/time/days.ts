// Schedules the beginning of every day in a center whose counters count since midnight.
import type { Center, Instant } from "../../core/index.ts";
import { findLastMidnight, findNextMidnight } from "./calendar.ts";

/** Begins the days of a center. */
export class Days {
  readonly #center: Center;
  readonly #timeZone: string;
  /** Whether the beginning of the next day is scheduled. */
  #isScheduled = false;

  constructor(center: Center, timeZone: string) {
    this.#center = center;
    this.#timeZone = timeZone;
  }

  /** Begins to schedule days if the settings require it. Call it after a change of settings. */
  update(): void {
    if (this.#isScheduled || this.#center.settings.statisticsSince !== "midnight") return;
    this.#schedule();
    this.#scheduleEachNextDay();
  }

  /** Returns when the present day began in the center's time zone. */
  findDayStart(): Instant {
    return findLastMidnight(this.#center.now, this.#timeZone);
  }

  /** Continues in a restored center in which the next day is already scheduled. */
  resume(): void {
    this.#scheduleEachNextDay();
  }

  #schedule(): void {
    this.#center.scheduleDayBegin(findNextMidnight(this.#center.now, this.#timeZone));
  }

  /** Schedules each next day while counters count since midnight. */
  #scheduleEachNextDay(): void {
    this.#isScheduled = true;
    const stop = this.#center.log.listen(({ event }) => {
      if (event.type !== "dayBegan") return;
      if (this.#center.settings.statisticsSince === "midnight") {
        this.#schedule();
      } else {
        this.#isScheduled = false;
        stop();
      }
    });
  }
}
