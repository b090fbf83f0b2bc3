// Tests of durations as text: parsing and formatting.
import fc from "fast-check";
import { test } from "tap";
import { formatDuration, parseDuration, toWholeSeconds } from "../../src/core/time/time.ts";

const HUNDRED_YEARS = 100 * 365 * 86_400_000;

test("a duration is a number with a unit, and is at most 100 years", (t) => {
  const written = ["250ms", "30s", "1.5h", "5m", "1d", " 2s ", "0s", "0.0004s", "36500d"];
  t.strictSame(written.map(parseDuration), [250, 30_000, 5_400_000, 300_000, 86_400_000, 2_000, 0, 0, HUNDRED_YEARS]);
  t.end();
});

test("other text is not a duration", (t) => {
  const wrong = ["", "30", "s", "30 s", "30sec", "-1s", "1e3s", "1,5h", ".5s", "5.s", "3M", "1h30m", "36501d"];
  t.strictSame(
    wrong.filter((text) => parseDuration(text) !== undefined),
    [],
  );
  t.end();
});

test("a duration is formatted in its largest whole unit", (t) => {
  t.strictSame([0, 1, 1_500, 90_000, 60_000, 7_200_000, 86_400_000].map(formatDuration), [
    "0s",
    "1ms",
    "1500ms",
    "90s",
    "1m",
    "2h",
    "1d",
  ]);
  t.end();
});

test("a formatted duration is parsed as the same duration", (t) => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: HUNDRED_YEARS }), (duration) => {
      return parseDuration(formatDuration(duration)) === duration;
    }),
  );
  t.end();
});

test("any text is parsed as a duration or refused", (t) => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = parseDuration(text);
      return read === undefined || (Number.isInteger(read) && read >= 0 && read <= HUNDRED_YEARS);
    }),
  );
  t.end();
});

test("a duration is rounded down to whole seconds", (t) => {
  t.strictSame([0, 999, 1_000, 4_328_999].map(toWholeSeconds), [0, 0, 1, 4328]);
  t.end();
});
