// Days as people in a time zone count them.
import { HOUR, type Instant } from "../../core/index.ts";

/** The next midnight in a time zone (an IANA name) after an instant; where a day begins later than at 0:00, that moment. */
export function nextMidnight(after: Instant, timeZone: string): Instant {
  const day = dayWriter(timeZone);
  const today = day.format(after);
  // The day changes within the next 25 hours or so; find the hour, then halve down to the millisecond.
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

/** When the day of an instant began in a time zone. */
export function lastMidnight(at: Instant, timeZone: string): Instant {
  const day = dayWriter(timeZone);
  const today = day.format(at);
  let before = at - HOUR;
  while (day.format(before) === today) before -= HOUR;
  return nextMidnight(before, timeZone);
}

function dayWriter(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-GB", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
}
