// Reads and writes the times of a HAR file, in microseconds, as a tape has them.

/** A second, and a day, in microseconds. */
const SECOND = 1_000_000;
const DAY = 86_400 * SECOND;

/** The longest session of a tape (microseconds). A comparison plays all of it. */
export const MAX_SESSION_US = 31 * DAY;

const INSTANT =
  /^(?<day>\d{4}-\d\d-\d\d)[T ](?<time>\d\d:\d\d:\d\d)(?:[.,](?<fraction>\d+))?\s*(?<zone>Z|[+-]\d\d(?::?\d\d)?)?$/i;

/**
 * Returns an instant in microseconds since 1970. A zone may be missing: it is UTC then.
 *
 * @returns undefined if the text is no instant
 */
export function microsecondsOf(written: unknown): number | undefined {
  const { day, time, fraction = "", zone = "Z" } = (typeof written === "string" && INSTANT.exec(written)?.groups) || {};
  if (day === undefined) return undefined;
  const offset = /^z$/i.test(zone) ? "Z" : `${zone.slice(0, 3)}:${zone.replace(":", "").slice(3) || "00"}`;
  const ms = Date.parse(`${day}T${time}${offset}`);
  return Number.isNaN(ms) ? undefined : ms * 1_000 + Number(fraction.slice(0, 6).padEnd(6, "0"));
}

/** Returns an instant of microseconds since 1970, with all six digits behind the second. */
export function writeMicroseconds(instant: number): string {
  const second = Math.floor(instant / SECOND);
  const fraction = String(instant - second * SECOND).padStart(6, "0");
  return new Date(second * 1_000).toISOString().replace(".000Z", `.${fraction}Z`);
}

/** Returns a time in milliseconds as microseconds; 0 if it is unknown. */
export function durationOf(written: unknown): number {
  return typeof written === "number" && written > 0 && Number.isFinite(written) ? Math.round(written * 1_000) : 0;
}
