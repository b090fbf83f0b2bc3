// Tests that the page on the counters has all 18 in order, and that tests cover each rule.
import { readFileSync } from "node:fs";
import { test } from "tap";
import { COUNTERS } from "../../src/core/index.ts";
import { OPEN_CASES } from "../support/open-cases.ts";
import { codeIn, ROOT, readPage, rowsOf } from "./pages.ts";

const rows = rowsOf("docs/counters.md").filter(([first]) => codeIn(first) !== undefined);
const openCases = rowsOf("docs/counters.md").filter(([first]) => codeIn(first) === undefined);

test("the page has all 18 counters in the documented order", async (t) => {
  t.same(
    rows.map(([name]) => codeIn(name)),
    COUNTERS,
  );
});

test("a test covers the rule of every counter", async (t) => {
  const stories = readFileSync(`${ROOT}test/core/counters.test.ts`, "utf8");
  const shown = new Set(
    [...stories.matchAll(/shows: \[([^\]]*)\]/g)].flatMap(([, names]) => names?.match(/\w+/g) ?? []),
  );
  t.same(
    COUNTERS.filter((name) => !shown.has(name)),
    [],
  );
});

test("the open cases are those of the tests, with the same counters", async (t) => {
  const format = (counters: object = {}) =>
    Object.entries(counters)
      .map(([name, value]) => `\`${name}\` ${value}`)
      .join(", ");
  t.strictSame(
    openCases.map(([title, agent, colleague]) => [title, agent, colleague]),
    OPEN_CASES.map(({ title, agent, colleague }) => [title, format(agent), format(colleague)]),
  );
});

test("the README shows all counters", async (t) => {
  const [, answer = ""] = /```json\n([\s\S]*?)```/.exec(readPage("README.md")) ?? [];
  t.same(Object.keys(JSON.parse(answer).result), COUNTERS);
});
