// Tests of duration distributions: ten thousand draws have the requested median, percentile or mean.
import { test } from "tap";
import { Chance } from "../../src/core/chance/chance.ts";
import { createFixedDistribution, type Distribution, sample } from "../../src/core/chance/distribution.ts";
import { MAX_DURATION } from "../../src/core/time/time.ts";

const DRAWS = 10_000;

/** Draws from a distribution. Returns the drawn durations in ascending order. */
function drawMany(distribution: Distribution): number[] {
  const chance = new Chance(1);
  return Array.from({ length: DRAWS }, () => sample(distribution, chance, "talk")).sort((a, b) => a - b);
}

/** Returns `near` if a value differs by less than 5% from the wanted one; otherwise a description with both. */
const describeNearness = (found: number | undefined, wanted: number) =>
  Math.abs((found ?? Number.NaN) - wanted) / wanted < 0.05 ? "near" : `${found} is not near ${wanted}`;

test("a fixed duration is constant and uses no random numbers", (t) => {
  const draws = new Map<string, number>();
  t.equal(sample(createFixedDistribution(3_000), new Chance(1, draws), "talk"), 3_000);
  t.equal(draws.size, 0);
  t.end();
});

test("draws match the requested percentiles", (t) => {
  const drawn = drawMany({ kind: "percentiles", p50: 120_000, p95: 360_000 });
  t.strictSame(
    [describeNearness(drawn[DRAWS / 2], 120_000), describeNearness(drawn[DRAWS * 0.95], 360_000)],
    ["near", "near"],
  );
  t.strictSame(
    drawn.filter((duration) => !Number.isInteger(duration) || duration <= 0),
    [],
    "all are whole milliseconds",
  );
  t.end();
});

test("equal percentiles give a constant", (t) => {
  t.strictSame([...new Set(drawMany({ kind: "percentiles", p50: 5_000, p95: 5_000 }))], [5_000]);
  t.end();
});

test("an exponential distribution has its mean, and a median of ln 2 times the mean", (t) => {
  const drawn = drawMany({ kind: "exponential", mean: 90_000 });
  const mean = drawn.reduce((sum, duration) => sum + duration, 0) / DRAWS;
  t.strictSame(
    [describeNearness(mean, 90_000), describeNearness(drawn[DRAWS / 2], 90_000 * Math.LN2)],
    ["near", "near"],
  );
  t.strictSame(
    drawn.filter((duration) => !Number.isInteger(duration) || duration < 0),
    [],
    "all are whole milliseconds",
  );
  t.end();
});

test("the values of a list are equally frequent", (t) => {
  const drawn = drawMany({ kind: "list", values: [1_000, 2_000, 3_000] });
  const counts = [1_000, 2_000, 3_000].map((value) =>
    describeNearness(drawn.filter((each) => each === value).length, DRAWS / 3),
  );
  t.strictSame(counts, ["near", "near", "near"]);
  t.end();
});

test("a draw depends only on its stream", (t) => {
  const talk: Distribution = { kind: "percentiles", p50: 120_000, p95: 360_000 };
  const [busy, quiet] = [new Chance(3), new Chance(3)];
  for (let i = 0; i < 10; i++) sample(talk, busy, "talk/26");
  t.equal(sample(talk, busy, "talk/25"), sample(talk, quiet, "talk/25"));
  t.end();
});

test("a draw is never negative or longer than the maximum", (t) => {
  const drawn = drawMany({ kind: "percentiles", p50: 1, p95: MAX_DURATION });
  t.strictSame([drawn[0], drawn.at(-1)], [0, MAX_DURATION]);
  t.equal(drawMany({ kind: "exponential", mean: MAX_DURATION }).at(-1), MAX_DURATION);
  t.end();
});
