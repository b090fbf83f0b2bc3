// Tests of the results of checks that a replay cannot repeat.
import { test } from "tap";
import { Verdicts } from "../../../src/world/tape/verdicts.ts";

test("after a check that throws, the next results of the input are recorded", (t) => {
  const verdicts = new Verdicts();
  verdicts.taped = [];
  const fail = (): never => {
    throw new Error("no hash");
  };
  t.throws(() => verdicts.decide(fail), { message: "no hash" });
  verdicts.decide(() => "made");
  t.strictSame(verdicts.taped, ["made"]);
  t.end();
});
