// Tests that the pages and forms for contributors name existing commands and files.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "tap";
import { ROOT, readPage } from "./pages.ts";

const FORMS = ".github/ISSUE_TEMPLATE";
const issues = readdirSync(`${ROOT}${FORMS}`).map((name) => `${FORMS}/${name}`);
const pages = ["CONTRIBUTING.md", "SECURITY.md", ".github/PULL_REQUEST_TEMPLATE.md", ...issues];

test("all npm scripts that the pages name exist", async (t) => {
  const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8"));
  const named = pages.flatMap((page) => readPage(page).match(/(?<=npm run )\w+/g) ?? []);
  t.ok(named.length > 5);
  t.same(
    named.filter((name) => !(name in scripts)),
    [],
  );
});

test("all files that the pages name exist", async (t) => {
  const paths = pages.flatMap(
    (page) => readPage(page).match(/(?:\.ci|docs|test|scripts|decisions|src)\/[\w./-]*\w/g) ?? [],
  );
  t.ok(paths.length > 20);
  t.same(
    paths.filter((path) => !existsSync(`${ROOT}${path}`)),
    [],
  );
});

test("every issue form has a name, a description and a label", async (t) => {
  const forms = issues.filter((page) => page.endsWith(".md"));
  t.same(
    forms.map((page) => page.slice(FORMS.length + 1)),
    ["bug.md", "interface-missing.md", "question.md"],
  );
  for (const page of forms) t.match(readPage(page), /^---\nname: .+\nabout: .+\ntitle: ".*"\nlabels: \w+\n---\n/, page);
});
