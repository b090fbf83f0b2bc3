// Tests of the arithmetic of the benchmark: percentiles, medians and ratios of known numbers.
import fc from "fast-check";
import { test } from "tap";
import {
  computeMedian,
  computePairedRatio,
  computePercentile,
  computeRatio,
  rotate,
} from "../../bench/report/figures.mjs";

test("a percentile is one of the measured values, and NaN without values", async (t) => {
  const hundred = Float64Array.from({ length: 100 }, (_, at) => at + 1);
  t.equal(computePercentile(hundred, 0.5), 50);
  t.equal(computePercentile(hundred, 0.99), 99);
  t.equal(computePercentile(hundred, 0.07), 7);
  t.equal(computePercentile([7], 0.99), 7);
  t.equal(computePercentile([3, 8], 0), 3);
  t.equal(computePercentile([3, 8], 1), 8);
  t.strictSame(computePercentile([], 0.5), Number.NaN);
});

test("a percentile is the smallest value with at least its share of values at or below it", async () => {
  const values = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 80 });
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 100 }), (list, percent) => {
      const sorted = list.toSorted((a, b) => a - b);
      const found = computePercentile(sorted, percent / 100);
      const atMost = sorted.filter((value) => value <= found).length;
      const below = sorted.filter((value) => value < found).length;
      return atMost * 100 >= percent * sorted.length && below * 100 < percent * sorted.length;
    }),
  );
});

test("the median ignores missing measurements", async (t) => {
  t.equal(computeMedian([9, 1, 5]), 5);
  t.equal(computeMedian([4, null, 1, 2, 3]), 2.5);
  t.equal(computeMedian([null, null]), null);
  t.equal(computeMedian([]), null);
});

test("a ratio without a base is null", async (t) => {
  t.equal(computeRatio(30, 40), 0.75);
  t.equal(computeRatio(null, 40), null);
  t.equal(computeRatio(30, null), null);
  t.equal(computeRatio(30, 0), null);
});

test("ratios are computed per round, so that a slow round affects both sides", async (t) => {
  t.same(computePairedRatio([80, 40, 75], [100, 50, 100]), { middle: 0.8, least: 0.75, most: 0.8 });
  t.same(computePairedRatio([80, null], [100, 50]), { middle: 0.8, least: 0.8, most: 0.8 });
  t.equal(computePairedRatio([80], []), null);
});

test("the order rotates in each round", async (t) => {
  t.same(rotate(["a", "b", "c"], 0), ["a", "b", "c"]);
  t.same(rotate(["a", "b", "c"], 1), ["b", "c", "a"]);
  t.same(rotate(["a", "b", "c"], 5), ["c", "a", "b"]);
  t.same(rotate([], 2), []);
});
