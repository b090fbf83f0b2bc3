// Tests of writing large numbers.
import { test } from "tap";
import { groupDigits } from "../../src/words/grouped-digits.ts";

test("digits are in groups of three", (t) => {
  t.same([0, 7, 999, 1_000, 2_048, 10_000, 123_456, 10_000_000].map(groupDigits), [
    ...["0", "7", "999", "1,000", "2,048", "10,000", "123,456", "10,000,000"],
  ]);
  t.end();
});
