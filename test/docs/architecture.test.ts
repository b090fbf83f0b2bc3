// The page on the architecture names every folder of the sources, and nothing that is not there.
import { existsSync, readdirSync } from "node:fs";
import { test } from "tap";
import { codeIn, ROOT, readPage, rowsOf } from "./page.ts";

const PAGE = "docs/architecture.md";

test("every folder of the sources is in the table, and no other", async (t) => {
  const folders = readdirSync(`${ROOT}src`, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  t.same(
    rowsOf(PAGE)
      .map(([folder]) => codeIn(folder))
      .sort(),
    folders.map(({ name }) => `src/${name}`).sort(),
  );
});

test("every file and folder that it names is there", async (t) => {
  const paths = readPage(PAGE).match(/(?<=`)(?:src|test)\/[\w./-]+(?=`)/g) ?? [];
  t.ok(paths.length > 20);
  t.same(
    paths.filter((path) => !existsSync(`${ROOT}${path}`)),
    [],
  );
});
