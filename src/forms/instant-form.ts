// Formats instants as ISO 8601, in UTC.

/** Returns an instant (milliseconds since 1970) as `2026-01-05T09:00:00.000Z`. */
export function formatInstant(instant: number): string {
  return new Date(instant).toISOString();
}
