// The rate of calls or chats to a queue: constant, or by the time of day.
import type { Duration, Instant } from "../../core/index.ts";
import { dayOf, instantOf } from "../stage/time-of-day.ts";

/** Calls or chats per hour: constant, or in spans of the day, which are in order and do not overlap. Outside the spans, there are none. */
export type Rate = number | readonly RateSpan[];

/** A span of every day, in milliseconds since midnight; `to` is excluded. */
export interface RateSpan {
  from: Duration;
  to: Duration;
  callsPerHour: number;
}

/** A period with a constant rate; `until` is excluded. */
export interface RatePeriod {
  readonly from: Instant;
  readonly until: Instant;
  readonly callsPerHour: number;
}

/** Returns the period that an instant lies in, or the next one. */
export function findRatePeriod(at: Instant, rate: Rate, timeZone: string): RatePeriod {
  if (typeof rate === "number") return { from: at, until: Number.POSITIVE_INFINITY, callsPerHour: rate };
  // A clock change can skip a span. The search then continues with the next day.
  for (let day = dayOf(at, timeZone); ; day++) {
    for (const { from, to, callsPerHour } of rate) {
      const period = { from: instantOf(day, from, timeZone), until: instantOf(day, to, timeZone), callsPerHour };
      if (period.until > Math.max(at, period.from)) return period;
    }
  }
}
