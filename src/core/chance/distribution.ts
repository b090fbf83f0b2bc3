// Distributions of durations, such as talk times and patience.
// Durations are drawn from a named random stream of the world.

import { type Duration, MAX_DURATION } from "../time/time.ts";
import type { Chance } from "./chance.ts";

/**
 * A distribution of durations (milliseconds): fixed, log-normal by its median and 95th percentile, exponential by its
 * mean, or uniform over a list.
 */
export type Distribution =
  | { kind: "fixed"; value: Duration }
  | { kind: "percentiles"; p50: Duration; p95: Duration }
  | { kind: "exponential"; mean: Duration }
  | { kind: "list"; values: readonly Duration[] };

/** Returns the distribution with only one value. */
export function createFixedDistribution(value: Duration): Distribution {
  return { kind: "fixed", value };
}

/** The 95th percentile of the standard normal distribution. */
const Z95 = 1.6448536269514722;

/** Returns a duration that is drawn from a distribution: whole milliseconds, from 0 to `MAX_DURATION`. */
export function sample(distribution: Distribution, chance: Chance, stream: string): Duration {
  return Math.min(draw(distribution, chance, stream), MAX_DURATION);
}

function draw(distribution: Distribution, chance: Chance, stream: string): Duration {
  switch (distribution.kind) {
    case "fixed":
      return distribution.value;
    case "percentiles": {
      const spread = Math.log(distribution.p95 / distribution.p50) / Z95;
      return Math.round(distribution.p50 * Math.exp(spread * computeNormalQuantile(chance.drawFraction(stream))));
    }
    case "exponential":
      return Math.round(-distribution.mean * Math.log(1 - chance.drawFraction(stream)));
    case "list":
      return distribution.values[Math.floor(chance.drawFraction(stream) * distribution.values.length)] ?? 0;
  }
}

/**
 * Returns the quantile of the standard normal distribution at a fraction from 0 to 1, by P. J. Acklam's rational approximation. Its
 * relative error is below 1.2e-9. Besides arithmetic, it uses only logarithm and square root. Sine and cosine have changed between versions
 * of V8, and draws must not change.
 */
function computeNormalQuantile(fraction: number): number {
  const p = Math.min(Math.max(fraction, 1e-12), 1 - 1e-12);
  if (p < 0.02425) return computeTail(Math.sqrt(-2 * Math.log(p)));
  if (p > 1 - 0.02425) return -computeTail(Math.sqrt(-2 * Math.log(1 - p)));
  const q = p - 0.5;
  const r = q * q;
  const numerator =
    (((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
      r +
      2.506628277459239) *
    q;
  const denominator =
    ((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
      r +
    1;
  return numerator / denominator;
}

/** Returns the quantile in the lower tail. `q`: the square root of -2 times the logarithm of the fraction. */
function computeTail(q: number): number {
  const numerator =
    ((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q +
      4.374664141464968) *
      q +
    2.938163982698783;
  const denominator =
    (((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1;
  return numerator / denominator;
}
