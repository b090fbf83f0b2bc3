// Texts that would take too long to read are refused, and a text full of mistakes is not read to its end.
import { test } from "tap";
import { readScenario } from "../../../src/scenario/reading/read-scenario.ts";
import { problemsOf } from "../problems-of.ts";

test("a text with more words and signs than are read is refused", async (t) => {
  const [problem = "", ...others] = await problemsOf(`steps:\n${"-\n".repeat(515_000)}`);
  t.match(problem, /^s\.yaml:\d+:\d+: this text has more than 1000000 words and symbols, the maximum: /);
  t.strictSame(others, []);
});

test("a text full of mistakes tells the first, and is not read for minutes", async (t) => {
  const problems = await problemsOf(`steps: [${",".repeat(100_000)}`);
  t.strictSame(problems, ["s.yaml:1:10: this is not valid YAML: Unexpected , in flow sequence"]);
});

test("a scenario with more values than are checked is refused, and nothing throws", async (t) => {
  const read = await readScenario({ object: { steps: Array(200_000).fill("a") }, name: "much" });
  t.match(read, { problems: [{ message: "this has more than 120000 values" }] });
});
