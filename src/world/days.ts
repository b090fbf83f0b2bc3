// Has the beginning of every day noticed in a center where counters count the day.
import type { Center } from "../core/index.ts";
import { nextMidnight } from "./calendar.ts";

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
  settle(): void {
    if (this.#booked || this.#center.settings.statisticsSince !== "midnight") return;
    this.#booked = true;
    const book = (): void => this.#center.bookDayBegin(nextMidnight(this.#center.now, this.#timeZone));
    const stop = this.#center.log.listen(({ event }) => {
      if (event.type !== "day-began") return;
      if (this.#center.settings.statisticsSince === "midnight") {
        book();
      } else {
        this.#booked = false;
        stop();
      }
    });
    book();
  }
}
