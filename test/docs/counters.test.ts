// The page on the counters names all 18 in their order, and says of the right ones that they are not built.
import { readFileSync } from "node:fs";
import { test } from "tap";
import { COUNTERS } from "../../src/core/index.ts";
import { codeIn, ROOT, readPage, rowsOf } from "./page.ts";

const rows = rowsOf("docs/counters.md");

test("all 18 counters, in the documented order", async (t) => {
  t.same(
    rows.map(([name]) => codeIn(name)),
    COUNTERS,
  );
});

test("not built yet are those that no event moves", async (t) => {
  const source = readFileSync(`${ROOT}src/core/statistics.ts`, "utf8");
  t.same(
    rows.filter(([, rule]) => rule?.startsWith("not built yet")).map(([name]) => codeIn(name)),
    COUNTERS.filter((name) => !name.endsWith("time") && !source.includes(`counts.${name}++`)),
  );
});

test("the README shows all of them too", async (t) => {
  const [, answer = ""] = /```json\n([\s\S]*?)```/.exec(readPage("README.md")) ?? [];
  t.same(Object.keys(JSON.parse(answer).result), COUNTERS);
});
