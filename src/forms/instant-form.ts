// Formats instants as ISO 8601, in UTC.

/** An instant as text, in ISO 8601, such as `2026-01-05T09:00:00Z`. */
export type WrittenInstant = `${number}-${number}-${number}T${string}`;

/** Returns an instant (milliseconds since 1970) as `2026-01-05T09:00:00.000Z`. */
export function formatInstant(instant: number): WrittenInstant {
  return new Date(instant).toISOString() as WrittenInstant;
}
