// Reads and writes the times of a HAR file in microseconds, the precision of a tape.

const SECOND_US = 1_000_000;
const DAY_US = 86_400 * SECOND_US;

/** The longest session on a tape (microseconds). It is limited because a comparison plays all of it. */
export const MAX_SESSION_US = 31 * DAY_US;

const INSTANT =
  /^(?<day>\d{4}-\d\d-\d\d)[T ](?<time>\d\d:\d\d:\d\d)(?:[.,](?<fraction>\d+))?\s*(?<zone>Z|[+-]\d\d(?::?\d\d)?)?$/i;

/**
 * Returns an instant in microseconds since 1970. Without a zone, it is in UTC.
 *
 * @returns undefined if the value is not an instant
 */
export function microsecondsOf(written: unknown): number | undefined {
  const { day, time, fraction = "", zone = "Z" } = (typeof written === "string" && INSTANT.exec(written)?.groups) || {};
  if (day === undefined) return undefined;
  const offset = /^z$/i.test(zone) ? "Z" : `${zone.slice(0, 3)}:${zone.replace(":", "").slice(3) || "00"}`;
  const ms = Date.parse(`${day}T${time}${offset}`);
  return Number.isNaN(ms) ? undefined : ms * 1_000 + Number(fraction.slice(0, 6).padEnd(6, "0"));
}

/** Returns the text of an instant (microseconds since 1970), with six digits after the second. */
export function writeMicroseconds(instantUs: number): string {
  const second = Math.floor(instantUs / SECOND_US);
  const fraction = String(instantUs - second * SECOND_US).padStart(6, "0");
  return new Date(second * 1_000).toISOString().replace(".000Z", `.${fraction}Z`);
}

/** Returns a duration in milliseconds as microseconds; 0 if it is unknown. */
export function microsecondsOfDuration(written: unknown): number {
  return typeof written === "number" && written > 0 && Number.isFinite(written) ? Math.round(written * 1_000) : 0;
}
