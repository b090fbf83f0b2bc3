// Computes percentiles, medians and ratios for the benchmark.

/**
 * Returns a percentile by nearest rank, so it is always a measured value.
 * @param {ArrayLike<number>} sorted ascending
 * @param {number} share from 0 to 1
 * @returns {number} NaN if there are no values
 */
export function computePercentile(sorted, share) {
  if (sorted.length === 0) return Number.NaN;
  // A product such as 0.55 * 20 is slightly above the integer because of rounding errors.
  const rank = Math.ceil(share * sorted.length - 1e-6);
  return sorted[Math.min(Math.max(rank, 1), sorted.length) - 1];
}

/**
 * Returns the median: the middle value, or the mean of the two in the middle. Ignores null.
 * @param {Iterable<number | null>} values
 * @returns {number | null} null if nothing was measured
 */
export function computeMedian(values) {
  const sorted = [...values].filter((value) => value !== null).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const upper = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[upper] : (sorted[upper - 1] + sorted[upper]) / 2;
}

/**
 * Returns a value divided by a base.
 * @param {number | null} value
 * @param {number | null} base
 * @returns {number | null} null if either is null or the base is 0
 */
export function computeRatio(value, base) {
  return value === null || base === null || base === 0 ? null : value / base;
}

/**
 * Returns the median, least and greatest ratio of two series. Each ratio is of one round, so that slow rounds of the machine cancel out.
 * @param {readonly (number | null)[]} values one per round
 * @param {readonly (number | null)[]} bases of the same rounds
 * @returns {{ middle: number, least: number, most: number } | null} null if no round has both
 */
export function computePairedRatio(values, bases) {
  const ratios = values
    .map((value, round) => computeRatio(value, bases[round] ?? null))
    .filter((each) => each !== null);
  const middle = computeMedian(ratios);
  return middle === null ? null : { middle, least: Math.min(...ratios), most: Math.max(...ratios) };
}

/**
 * Returns a list that begins at a later element and wraps around, so that each round starts with a different server.
 * @template T
 * @param {readonly T[]} list
 * @param {number} places how many elements move to the end
 * @returns {T[]}
 */
export function rotate(list, places) {
  const first = list.length === 0 ? 0 : places % list.length;
  return [...list.slice(first), ...list.slice(0, first)];
}
