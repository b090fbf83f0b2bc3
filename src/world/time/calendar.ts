// Finds the instants at which days begin in a time zone.
import { HOUR, type Instant } from "../../core/index.ts";

/** Returns when the next day begins in a time zone (an IANA name): at midnight, or later if the clock skips midnight. */
export function findNextMidnight(after: Instant, timeZone: string): Instant {
  const day = createDayFormat(timeZone);
  const today = day.format(after);
  // Search hour by hour, then by bisection down to the millisecond.
  let before = after;
  let at = after + HOUR;
  while (day.format(at) === today) {
    before = at;
    at += HOUR;
  }
  while (at - before > 1) {
    const middle = Math.floor((before + at) / 2);
    if (day.format(middle) === today) before = middle;
    else at = middle;
  }
  return at;
}

/** Returns when the day of an instant began in a time zone. */
export function findLastMidnight(at: Instant, timeZone: string): Instant {
  const day = createDayFormat(timeZone);
  const today = day.format(at);
  let before = at - HOUR;
  while (day.format(before) === today) before -= HOUR;
  return findNextMidnight(before, timeZone);
}

function createDayFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-GB", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
}
