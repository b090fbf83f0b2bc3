// The page on the architecture names existing files. Its table of rooms is generated and tested in test/lint.
import { existsSync } from "node:fs";
import { test } from "tap";
import { ROOT, readPage } from "./pages.ts";

const PAGE = "docs/architecture.md";

test("all files and folders of the page exist", async (t) => {
  const paths = readPage(PAGE).match(/(?<=`)(?:src|test)\/[\w./-]+(?=`)/g) ?? [];
  t.ok(paths.length > 20);
  t.same(
    paths.filter((path) => !existsSync(`${ROOT}${path}`)),
    [],
  );
});
