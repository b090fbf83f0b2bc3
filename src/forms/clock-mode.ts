// Reads and writes the mode of a world's clock: `manual`, `1x`, `60x`.

import type { WrittenNumber } from "../core/index.ts";

/** The way virtual time advances: only on request, or `factor` times as fast as wall time. */
export type ClockMode = { kind: "manual" } | { kind: "paced"; factor: number };

/** A mode as text. */
export type WrittenClock = "manual" | `${WrittenNumber}x`;

/** The accepted modes, as the end of an error message. */
export const CLOCK_FORM = "manual, or how many times as fast as the wall clock, such as 1x, 60x or 0.5x";

/** The highest factor: a day of virtual time in a second. The driver can't keep up with more. */
export const MAX_FACTOR = 86_400;

/** The lowest factor: a second of virtual time in about 12 days. JavaScript writes smaller numbers with an exponent. */
const MIN_FACTOR = 0.000_001;

/** Reads a mode such as `60x`; undefined if the text is not a mode. */
export function parseClockMode(text: string): ClockMode | undefined {
  if (text === "manual") return { kind: "manual" };
  const factor = Number(/^(\d+(?:\.\d+)?)x$/.exec(text)?.[1]);
  return factor >= MIN_FACTOR && factor <= MAX_FACTOR ? { kind: "paced", factor } : undefined;
}

/** Writes a mode in the form that parseClockMode reads. */
export function formatClockMode(mode: ClockMode): WrittenClock {
  return mode.kind === "manual" ? "manual" : `${mode.factor}x`;
}
