// Tests that the tables of all pages are complete, and that the glossary is in alphabetical order.
import { execFileSync } from "node:child_process";
import { test } from "tap";
import { ROOT, readPage } from "./pages.ts";

const pages = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "*.md"], { cwd: ROOT, encoding: "utf8" })
  .trimEnd()
  .split("\n");

/** Returns the tables of a page as rows of cells, with heads and without the lines below them. */
function tablesOf(page: string): string[][][] {
  const prose = readPage(page).replaceAll(/^```[\s\S]*?^```$/gm, "");
  return (prose.match(/(?:^\|.*\n?)+/gm) ?? []).map((table) =>
    table
      .trimEnd()
      .split("\n")
      .filter((line) => !line.startsWith("| -"))
      .map((line) =>
        line
          .split(/(?<!\\)\|/)
          .slice(1, -1)
          .map((cell) => cell.trim()),
      ),
  );
}

test("every row of a table has as many cells as its head", (t) => {
  const wrongRows = pages.flatMap((page) =>
    tablesOf(page).flatMap(([head = [], ...rows]) =>
      rows.filter((row) => row.length !== head.length).map(([first]) => `${page}: ${first}`),
    ),
  );
  t.ok(pages.length > 50, "the pages are found");
  t.strictSame(wrongRows, []);
  t.end();
});

test("the terms of each table of the glossary are in alphabetical order", (t) => {
  const tables = tablesOf("docs/glossary.md").map(([, ...rows]) => rows.map(([term = ""]) => term.toLowerCase()));
  t.equal(tables.length, 3);
  t.strictSame(
    tables,
    tables.map((terms) => terms.toSorted()),
  );
  t.end();
});
