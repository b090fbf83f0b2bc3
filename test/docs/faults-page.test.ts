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
  const members = Object.keys(faultRule.shape).filter((name) => name !== "effect");
  t.same(
    EFFECT_NAMES.filter((name) => !new RegExp(`^\\| \`${name}: `, "m").test(rows)),
    [],
  );
  t.same(
    members.filter((name) => !new RegExp(`^\\| .*\`${name}\``, "m").test(rows)),
    [],
  );
});

test("all rules on the page are valid", async (t) => {
  const rules = blocksOf(PAGE).filter(({ language }) => language === "json");
  t.ok(rules.length >= 2, "the rules are found");
  for (const { text, line } of rules) t.equal(faultRule.safeParse(JSON.parse(text)).success, true, `line ${line}`);
});
