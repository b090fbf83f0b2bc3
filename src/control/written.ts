// How the control API writes instants and reads lengths of time.
import { z } from "zod";
import type { Instant } from "../core/index.ts";
import { readDuration, span } from "../world/forms.ts";

/** The shape of an instant in answers. */
export const isoInstant = z.iso.datetime({ precision: 3 });

/** An instant as `2026-01-05T09:00:00.000Z`. */
export function iso(instant: Instant): string {
  return new Date(instant).toISOString();
}

/** The same, or null where there is none: undefined, or never. */
export function isoOrNull(instant: Instant | undefined): string | null {
  return instant === undefined || !Number.isFinite(instant) ? null : iso(instant);
}

/** A length of time in bodies, longer than none: text such as `90s`, read as milliseconds. */
export const lasting = span.transform(readDuration);
