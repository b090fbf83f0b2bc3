// Has the beginning of every day noticed in a center where counters count the day.
import type { Center, Instant } from "../../core/index.ts";
import { lastMidnight, nextMidnight } from "./calendar.ts";

export class Days {
  readonly #center: Center;
  readonly #timeZone: string;
  /** Whether the beginning of the next day is booked. */
  #booked = false;

  constructor(center: Center, timeZone: string) {
    this.#center = center;
    this.#timeZone = timeZone;
  }

  /** The settings may have changed: where they want days counted and nobody does yet, this begins. */
  update(): void {
    if (this.#booked || this.#center.settings.statisticsSince !== "midnight") return;
    this.#book();
    this.#goOn();
  }

  /** When the present day began in the center's time zone. */
  presentBegan(): Instant {
    return lastMidnight(this.#center.now, this.#timeZone);
  }

  /** The center was written down while the beginning of the next day was booked. */
  resume(): void {
    this.#goOn();
  }

  #book(): void {
    this.#center.bookDayBegin(nextMidnight(this.#center.now, this.#timeZone));
  }

  /** Books one day after the other, for as long as days are counted. */
  #goOn(): void {
    this.#booked = true;
    const stop = this.#center.log.listen(({ event }) => {
      if (event.type !== "dayBegan") return;
      if (this.#center.settings.statisticsSince === "midnight") {
        this.#book();
      } else {
        this.#booked = false;
        stop();
      }
    });
  }
}
