// Distributions of durations: ten thousand draws of each have the median, percentile or mean that was asked for.
import { test } from "tap";
import { Chance } from "../../src/core/chance/chance.ts";
import { type Distribution, fixed, sample } from "../../src/core/chance/distribution.ts";
import { LONGEST_DURATION } from "../../src/core/time/time.ts";

const DRAWS = 10_000;

/** Draws in ascending order. */
function drawMany(distribution: Distribution): number[] {
  const chance = new Chance(1);
  return Array.from({ length: DRAWS }, () => sample(distribution, chance, "talk")).sort((a, b) => a - b);
}

const near = (found: number | undefined, wanted: number) =>
  Math.abs((found ?? Number.NaN) - wanted) / wanted < 0.05 ? "near" : `${found} is not near ${wanted}`;

test("a fixed one is always the same and draws nothing", (t) => {
  const draws = new Map<string, number>();
  t.equal(sample(fixed(3_000), new Chance(1, draws), "talk"), 3_000);
  t.equal(draws.size, 0);
  t.end();
});

test("percentiles are met", (t) => {
  const drawn = drawMany({ kind: "percentiles", p50: 120_000, p95: 360_000 });
  t.strictSame([near(drawn[DRAWS / 2], 120_000), near(drawn[DRAWS * 0.95], 360_000)], ["near", "near"]);
  t.ok(
    drawn.every((duration) => Number.isInteger(duration) && duration > 0),
    "whole milliseconds",
  );
  t.end();
});

test("equal percentiles leave no spread", (t) => {
  t.strictSame([...new Set(drawMany({ kind: "percentiles", p50: 5_000, p95: 5_000 }))], [5_000]);
  t.end();
});

test("an exponential one has its mean, and its median at ln 2 of it", (t) => {
  const drawn = drawMany({ kind: "exponential", mean: 90_000 });
  const mean = drawn.reduce((sum, duration) => sum + duration, 0) / DRAWS;
  t.strictSame([near(mean, 90_000), near(drawn[DRAWS / 2], 90_000 * Math.LN2)], ["near", "near"]);
  t.ok(
    drawn.every((duration) => Number.isInteger(duration) && duration >= 0),
    "whole milliseconds",
  );
  t.end();
});

test("each value of a list comes as often as the others", (t) => {
  const drawn = drawMany({ kind: "list", values: [1_000, 2_000, 3_000] });
  const counts = [1_000, 2_000, 3_000].map((value) => near(drawn.filter((each) => each === value).length, DRAWS / 3));
  t.strictSame(counts, ["near", "near", "near"]);
  t.end();
});

test("a draw depends on its stream alone", (t) => {
  const talk: Distribution = { kind: "percentiles", p50: 120_000, p95: 360_000 };
  const [busy, quiet] = [new Chance(3), new Chance(3)];
  for (let i = 0; i < 10; i++) sample(talk, busy, "talk/26");
  t.equal(sample(talk, busy, "talk/25"), sample(talk, quiet, "talk/25"));
  t.end();
});

test("no draw is longer than the longest time there is, and none is negative", (t) => {
  const drawn = drawMany({ kind: "percentiles", p50: 1, p95: LONGEST_DURATION });
  t.strictSame([drawn[0], drawn.at(-1)], [0, LONGEST_DURATION]);
  t.equal(drawMany({ kind: "exponential", mean: LONGEST_DURATION }).at(-1), LONGEST_DURATION);
  t.end();
});
