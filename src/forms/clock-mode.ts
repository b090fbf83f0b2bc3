// The modes of a world's clock, and how people write them: `manual`, `1x`, `60x`.

/** How virtual time goes on: only when told, or `factor` times as fast as wall time. */
export type ClockMode = { kind: "manual" } | { kind: "paced"; factor: number };

/** What a clock's mode must look like, for the end of an error message. */
export const CLOCK_FORM = "manual, or how many times as fast as the wall clock, such as 1x, 60x or 0.5x";

/** Faster than a day a second, the driver could only fall behind. */
export const FASTEST = 86_400;

/** Reads `60x` as paced by 60; undefined when the text is no mode of a clock. */
export function parseClockMode(text: string): ClockMode | undefined {
  if (text === "manual") return { kind: "manual" };
  const factor = Number(/^(\d+(?:\.\d+)?)x$/.exec(text)?.[1]);
  return factor > 0 && factor <= FASTEST ? { kind: "paced", factor } : undefined;
}

/** Writes a mode as it is read. */
export function formatClockMode(mode: ClockMode): string {
  return mode.kind === "manual" ? "manual" : `${mode.factor}x`;
}
