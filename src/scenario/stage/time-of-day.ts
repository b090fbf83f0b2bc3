// Converts between instants and the time of day in a time zone, with its clock changes.
import { DAY, type Duration, type Instant } from "../../core/index.ts";

/** Returns the day of an instant in a time zone (an IANA name), in days since 1970-01-01. */
export function dayOf(at: Instant, timeZone: string): number {
  return Math.floor((at + offsetOf(at, timeZone)) / DAY);
}

/**
 * Returns the instant of a time of day on a day. If the wall clock shows the time twice, this is the first instant. If a clock change skips
 * the time, it is the instant of the change.
 *
 * @param day days since 1970-01-01.
 * @param time milliseconds since midnight on the wall clock.
 */
export function instantOf(day: number, time: Duration, timeZone: string): Instant {
  const shown = day * DAY + time;
  // A day before and after, so that a nearby clock change lies between.
  const before = offsetOf(shown - DAY, timeZone);
  const after = offsetOf(shown + DAY, timeZone);
  for (const offset of [before, after]) {
    if (offsetOf(shown - offset, timeZone) === offset) return shown - offset;
  }
  let [early, late] = [shown - after, shown - before];
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (offsetOf(middle, timeZone) === before) early = middle;
    else late = middle;
  }
  return late;
}

/** Returns the first instant with a time of day, at `from` or later. */
export function findNextTime(from: Instant, time: Duration, timeZone: string): Instant {
  // 24:00 of the day before can be at `from` or later.
  for (let day = dayOf(from, timeZone) - 1; ; day++) {
    const at = instantOf(day, time, timeZone);
    if (at >= from) return at;
  }
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Returns how far the wall clock is ahead of UTC, in milliseconds. */
function offsetOf(at: Instant, timeZone: string): Duration {
  if (timeZone === "UTC") return 0;
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatterOf(timeZone).formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1_000) * 1_000;
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const two = "2-digit";
  const parts = { year: "numeric", month: two, day: two, hour: two, minute: two, second: two } as const;
  const writer = new Intl.DateTimeFormat("en-GB", { timeZone, hourCycle: "h23", ...parts });
  formatters.set(timeZone, writer);
  return writer;
}
