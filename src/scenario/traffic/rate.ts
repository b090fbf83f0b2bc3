// How many calls an hour come to a queue: the same number always, or by the time of day.
import type { Duration, Instant } from "../../core/index.ts";
import { dayAt, instantOf } from "../stage/time-of-day.ts";

/** Calls an hour: always, or in spans of the day that follow each other; outside of them nobody calls. */
export type Rate = number | readonly RateSpan[];

/** A span of each day, from midnight on; `to` is out of it. */
export interface RateSpan {
  from: Duration;
  to: Duration;
  callsPerHour: number;
}

/** A time in which the number of calls an hour is the same; `until` is out of it. */
export interface Stretch {
  readonly from: Instant;
  readonly until: Instant;
  readonly callsPerHour: number;
}

/** The stretch that an instant lies in, else the next one. */
export function stretchAt(at: Instant, rate: Rate, timeZone: string): Stretch {
  if (typeof rate === "number") return { from: at, until: Number.POSITIVE_INFINITY, callsPerHour: rate };
  // A span that a clock's jump leaves out is there again the day after.
  for (let day = dayAt(at, timeZone); ; day++) {
    for (const { from, to, callsPerHour } of rate) {
      const stretch = { from: instantOf(day, from, timeZone), until: instantOf(day, to, timeZone), callsPerHour };
      if (stretch.until > Math.max(at, stretch.from)) return stretch;
    }
  }
}
