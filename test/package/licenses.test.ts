// Tests of the licenses of the bundled packages.
// Another test checks that docs/licenses.md is up to date.
import { test } from "tap";
import { writeLicensesPage } from "../../scripts/docs/licenses.ts";
import { listProductionPackages } from "../../scripts/docs/production-packages.ts";

/** Licenses that only require their notice. */
const PERMISSIVE = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "ISC", "MIT", "Unlicense"];

const packages = listProductionPackages();

test("every package has a permissive license", async (t) => {
  t.ok(packages.length > 50, "the packages are found");
  t.same(
    packages.filter(({ license }) => !PERMISSIVE.includes(license)).map(({ name, license }) => `${name}: ${license}`),
    [],
  );
});

test("every package except one includes the text of its license", async (t) => {
  t.same(
    packages.filter(({ texts }) => texts.length === 0).map(({ name, license }) => `${name}: ${license}`),
    ["abstract-logging: MIT"],
  );
});

test("the page has every package in its table and its notices, with all copyright holders", async (t) => {
  const [table = "", notices = ""] = writeLicensesPage().split("## Notices");
  for (const { name, version, license, texts } of packages) {
    t.match(table, new RegExp(`^\\| \`${name}\` +\\| ${version} +\\| ${license} +\\|$`, "m"));
    t.match(notices, new RegExp(`^- \`${name}\``, "m"));
    for (const line of texts.join("\n").match(/^\s*Copyright \(c\).*$/gim) ?? []) {
      t.ok(notices.includes(line.trim()), `${name}: ${line.trim()}`);
    }
  }
});
