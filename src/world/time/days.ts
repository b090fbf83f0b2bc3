// Books the beginning of every day in a center whose counters count since midnight.
import type { Center, Instant } from "../../core/index.ts";
import { lastMidnight, nextMidnight } from "./calendar.ts";

export class Days {
  readonly #center: Center;
  readonly #timeZone: string;
  /** Whether the beginning of the next day is booked. */
  #isBooked = false;

  constructor(center: Center, timeZone: string) {
    this.#center = center;
    this.#timeZone = timeZone;
  }

  /** Begins to book days if the settings require it. Call it after a change of settings. */
  update(): void {
    if (this.#isBooked || this.#center.settings.statisticsSince !== "midnight") return;
    this.#book();
    this.#bookEachNextDay();
  }

  /** Returns when the present day began in the center's time zone. */
  presentBegan(): Instant {
    return lastMidnight(this.#center.now, this.#timeZone);
  }

  /** Continues in a restored center in which the next day is booked already. */
  resume(): void {
    this.#bookEachNextDay();
  }

  #book(): void {
    this.#center.bookDayBegin(nextMidnight(this.#center.now, this.#timeZone));
  }

  /** Books each next day while counters count since midnight. */
  #bookEachNextDay(): void {
    this.#isBooked = true;
    const stop = this.#center.log.listen(({ event }) => {
      if (event.type !== "dayBegan") return;
      if (this.#center.settings.statisticsSince === "midnight") {
        this.#book();
      } else {
        this.#isBooked = false;
        stop();
      }
    });
  }
}
