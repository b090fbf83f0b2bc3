// Instants and durations of virtual time, and the text form of a duration: `250ms`, `30s`, `5m`, `8h`, `1d`.
import type { WrittenNumber } from "./written-number.ts";

/** A point in virtual time: whole milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** A length of virtual or wall time, in milliseconds. */
export type Duration = number;

/** A minute. */
export const MINUTE: Duration = 60_000;
/** An hour. */
export const HOUR: Duration = 60 * MINUTE;
/** A day of 24 hours. */
export const DAY: Duration = 24 * HOUR;

type Unit = "ms" | "s" | "m" | "h" | "d";

/** The lengths of the units of durations, by the units as they are written. */
export const DURATION_UNITS: Readonly<Record<Unit, Duration>> = { ms: 1, s: 1_000, m: MINUTE, h: HOUR, d: DAY };

/**
 * A duration as text: a number and its unit, such as `250ms`, `30s` or `1.5h`. The number has no sign and no exponent. The compiler accepts
 * every computed number, such as `${seconds}s`, and the simulator checks it.
 */
export type WrittenDuration = `${WrittenNumber}${Unit}`;

const DURATION_PATTERN = new RegExp(`^(\\d+(?:\\.\\d+)?)(${Object.keys(DURATION_UNITS).join("|")})$`);

/** Describes the text form of a duration, for the end of an error message. */
export const DURATION_FORM = "a number and ms, s, m, h or d, such as 250ms, 30s or 1.5h";

/** The longest valid duration: a hundred years, so that the sum of an instant and a duration stays exact. */
export const MAX_DURATION: Duration = 100 * 365 * DAY;

/** Parses a duration: `30s` gives 30000 (milliseconds). Returns undefined if the text is not a duration or exceeds the longest. */
export function parseDuration(text: string): Duration | undefined {
  const duration = parseAnyDuration(text);
  return duration !== undefined && duration <= MAX_DURATION ? duration : undefined;
}

/** Parses a duration without an upper limit, and rounds it to milliseconds. Returns undefined if the text is not a duration. */
export function parseAnyDuration(text: string): Duration | undefined {
  const match = DURATION_PATTERN.exec(text.trim());
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  return Math.round(Number(match[1]) * DURATION_UNITS[match[2] as Unit]);
}

/** Formats a duration in its largest whole unit: 90000 gives `90s`, 7200000 gives `2h`, 0 gives `0s`. */
export function formatDuration(duration: Duration): WrittenDuration {
  if (duration === 0) return "0s";
  for (const unit of ["d", "h", "m", "s"] as const) {
    if (duration % DURATION_UNITS[unit] === 0) return `${duration / DURATION_UNITS[unit]}${unit}`;
  }
  return `${duration}ms`;
}

/** Returns the whole seconds of a duration, rounded down, like the gateway's time counters. */
export function toWholeSeconds(duration: Duration): number {
  return Math.floor(duration / DURATION_UNITS.s);
}
