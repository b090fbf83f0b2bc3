// Tests that the page on faults has every effect and every member of a fault.
import { test } from "tap";
import { EFFECT_NAMES } from "../../src/scenario/faults/effects/index.ts";
import { faultRule } from "../../src/scenario/faults/fault-rule.ts";
import { blocksOf, readPage } from "./pages.ts";

const PAGE = "docs/faults.md";

test("the tables have every effect and every member of a fault", async (t) => {
  const rows =
    readPage(PAGE)
      .match(/^\| `.*/gm)
      ?.join("\n") ?? "";
  for (const name of EFFECT_NAMES) t.match(rows, new RegExp(`^\\| \`${name}: `, "m"), name);
  for (const name of Object.keys(faultRule.shape)) {
    if (name !== "effect") t.match(rows, new RegExp(`^\\| .*\`${name}\``, "m"), name);
  }
});

test("all rules on the page are valid", async (t) => {
  const rules = blocksOf(PAGE).filter(({ language }) => language === "json");
  t.ok(rules.length >= 2);
  for (const { text, line } of rules) t.equal(faultRule.safeParse(JSON.parse(text)).success, true, `line ${line}`);
});
