// The arithmetic of the benchmark: percentiles, medians, ratios. Pure functions, tested in test/bench/figures.test.ts.

/**
 * The value below or at which a share of all values lies (nearest rank: always one that was measured).
 * @param {ArrayLike<number>} sorted ascending
 * @param {number} share from 0 to 1
 * @returns {number} NaN when there are no values
 */
export function percentile(sorted, share) {
  if (sorted.length === 0) return Number.NaN;
  // A product such as 0.55 * 20 comes out a hair above the whole number it is.
  const rank = Math.ceil(share * sorted.length - 1e-6);
  return sorted[Math.min(Math.max(rank, 1), sorted.length) - 1];
}

/**
 * The median: the middle value, or the mean of the two in the middle. Values that were not measured (null) are left out.
 * @param {Iterable<number | null>} values
 * @returns {number | null} null when nothing was measured
 */
export function median(values) {
  const sorted = [...values].filter((value) => value !== null).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const upper = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[upper] : (sorted[upper - 1] + sorted[upper]) / 2;
}

/**
 * How many times the base a value is.
 * @param {number | null} value
 * @param {number | null} base
 * @returns {number | null} null when either was not measured or the base is 0
 */
export function ratio(value, base) {
  return value === null || base === null || base === 0 ? null : value / base;
}

/**
 * Ratios of what was measured side by side, round for round: what slows a whole round down then cancels out.
 * @param {readonly (number | null)[]} values one a round
 * @param {readonly (number | null)[]} bases of the same rounds
 * @returns {{ middle: number, least: number, most: number } | null} null when no round has both
 */
export function pairedRatio(values, bases) {
  const ratios = values.map((value, round) => ratio(value, bases[round] ?? null)).filter((each) => each !== null);
  const middle = median(ratios);
  return middle === null ? null : { middle, least: Math.min(...ratios), most: Math.max(...ratios) };
}

/**
 * The list begun at another place, so that in each round another contender goes first.
 * @template T
 * @param {readonly T[]} list
 * @param {number} places
 * @returns {T[]}
 */
export function rotate(list, places) {
  const first = list.length === 0 ? 0 : places % list.length;
  return [...list.slice(first), ...list.slice(0, first)];
}
