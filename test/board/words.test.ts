// Tests of the words with which the page counts recordings.
import { test } from "tap";
import { countRecordings } from "../../src/board/cards/words.ts";

const count = (states: readonly ("running" | "paused")[], finished: number) =>
  countRecordings(
    states.map((state) => ({ state })),
    finished,
  );

test("paused recordings are not counted as running", async (t) => {
  t.equal(count(["running", "paused", "running"], 4), "2 running, 1 paused, 4 finished");
  t.equal(count(["paused"], 0), "0 running, 1 paused, 0 finished");
  t.equal(count([], 1), "0 running, 1 finished");
});
