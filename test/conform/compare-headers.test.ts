// Tests of comparing the headers of two answers.
import { test } from "tap";
import { compareHeaders } from "../../src/conform/compare/compare-headers.ts";
import { Renaming } from "../../src/conform/session/renaming.ts";

const RULES = { renaming: new Renaming(), isAnonymous: false, toleranceMs: 0 };
const FIRST = ["Set-Cookie", "a=1"] as const;
const SECOND = ["Set-Cookie", "b=2"] as const;

/** Compares answers of the real gateway and of the simulator that have only these headers. */
const compare = (...[real = [], simulated = []]: (readonly (readonly [string, string])[])[]) =>
  compareHeaders({ status: 200, headers: real, body: "" }, { status: 200, headers: simulated, body: "" }, RULES);

test("each of two headers with one name is compared", (t) => {
  t.strictSame(compare([FIRST, SECOND], [FIRST, SECOND]), []);
  t.strictSame(compare([FIRST, SECOND], [FIRST]), [
    { level: "L0", path: "header Set-Cookie", real: "b=2", simulated: "absent" },
  ]);
  t.strictSame(compare([FIRST], [FIRST, SECOND]), [
    { level: "L0", path: "header Set-Cookie", real: "absent", simulated: "b=2" },
  ]);
  t.end();
});
