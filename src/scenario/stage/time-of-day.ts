// When clocks on the wall show a time of day, in time zones with all their jumps.
import { DAY, type Duration, type Instant } from "../../core/index.ts";

/** The day that an instant lies in, where the time zone (an IANA name) is: days since 1970-01-01. */
export function dayAt(at: Instant, timeZone: string): number {
  return Math.floor((at + offsetAt(at, timeZone)) / DAY);
}

/**
 * When a day has reached a time of day, which is counted in milliseconds as clocks on the wall show them. Where they show it twice, the
 * first time; where they leave it out, the moment of their jump.
 */
export function instantOf(day: number, time: Duration, timeZone: string): Instant {
  const shown = day * DAY + time;
  // A day away from it either way, so that a jump near it lies between.
  const before = offsetAt(shown - DAY, timeZone);
  const after = offsetAt(shown + DAY, timeZone);
  for (const offset of [before, after]) {
    if (offsetAt(shown - offset, timeZone) === offset) return shown - offset;
  }
  let [early, late] = [shown - after, shown - before];
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (offsetAt(middle, timeZone) === before) early = middle;
    else late = middle;
  }
  return late;
}

/** The first moment from an instant on at which it is a time of day. */
export function nextTime(from: Instant, time: Duration, timeZone: string): Instant {
  // A day before the present one may have reached 24:00 only now.
  for (let day = dayAt(from, timeZone) - 1; ; day++) {
    const at = instantOf(day, time, timeZone);
    if (at >= from) return at;
  }
}

const writers = new Map<string, Intl.DateTimeFormat>();

/** How far clocks on the wall are ahead of UTC. */
function offsetAt(at: Instant, timeZone: string): Duration {
  if (timeZone === "UTC") return 0;
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of writerFor(timeZone).formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1_000) * 1_000;
}

function writerFor(timeZone: string): Intl.DateTimeFormat {
  const known = writers.get(timeZone);
  if (known !== undefined) return known;
  const two = "2-digit";
  const parts = { year: "numeric", month: two, day: two, hour: two, minute: two, second: two } as const;
  const writer = new Intl.DateTimeFormat("en-GB", { timeZone, hourCycle: "h23", ...parts });
  writers.set(timeZone, writer);
  return writer;
}
