// Tests of texts that would take too long to read.
import { test } from "tap";
import { readScenario } from "../../../src/scenario/reading/read-scenario.ts";
import { problemsOf } from "../problems-of.ts";

test("a text with too many words and symbols is refused", async (t) => {
  const [problem = "", ...others] = await problemsOf(`steps:\n${"-\n".repeat(515_000)}`);
  t.match(problem, /^s\.yaml:\d+:\d+: this text has more than 1000000 words and symbols, the maximum: /);
  t.strictSame(others, []);
});

test("only the first of many syntax errors is reported", async (t) => {
  const problems = await problemsOf(`steps: [${",".repeat(100_000)}`);
  t.strictSame(problems, ["s.yaml:1:10: this is not valid YAML: Unexpected , in flow sequence"]);
});

test("a scenario with too many values is refused without an exception", async (t) => {
  const read = await readScenario({ object: { steps: Array(200_000).fill("a") }, name: "much" });
  t.strictSame("problems" in read && read.problems.map(({ message }) => message), ["this has more than 120000 values"]);
});
