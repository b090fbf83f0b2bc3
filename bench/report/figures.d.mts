// The types of figures.mjs, for type-checked tests.
export function computePercentile(sorted: ArrayLike<number>, share: number): number;
export function computeMedian(values: Iterable<number | null>): number | null;
export function computeRatio(value: number | null, base: number | null): number | null;
export function computePairedRatio(
  values: readonly (number | null)[],
  bases: readonly (number | null)[],
): { middle: number; least: number; most: number } | null;
export function rotate<T>(list: readonly T[], places: number): T[];
