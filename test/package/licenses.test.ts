// What an installation brings along may be used by everybody, and is told completely. That docs/licenses.md is up to date is a test of the generated pages.
import { test } from "tap";
import { licensesPage } from "../../scripts/docs/licenses.ts";
import { productionPackages } from "../../scripts/docs/production-packages.ts";

/** Licenses that ask for nothing but their notice. */
const PERMISSIVE = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "ISC", "MIT", "Unlicense"];

const packages = productionPackages();

test("every package has a permissive license", async (t) => {
  t.ok(packages.length > 50, "they were found");
  t.same(
    packages.filter(({ license }) => !PERMISSIVE.includes(license)).map(({ name, license }) => `${name}: ${license}`),
    [],
  );
});

test("every package brings its terms along, but for one that states them only", async (t) => {
  t.same(
    packages.filter(({ texts }) => texts.length === 0).map(({ name, license }) => `${name}: ${license}`),
    ["abstract-logging: MIT"],
  );
});

test("every package stands in the table and in the notices, every holder of rights with it", async (t) => {
  const [table = "", notices = ""] = licensesPage().split("## Notices");
  for (const { name, version, license, texts } of packages) {
    t.match(table, new RegExp(`^\\| \`${name}\` +\\| ${version} +\\| ${license} +\\|$`, "m"));
    t.match(notices, new RegExp(`^- \`${name}\``, "m"));
    for (const line of texts.join("\n").match(/^\s*Copyright \(c\).*$/gim) ?? []) {
      t.ok(notices.includes(line.trim()), `${name}: ${line.trim()}`);
    }
  }
});
