// The page on the architecture names nothing that is not there. Its table of rooms is generated: test/lint.
import { existsSync } from "node:fs";
import { test } from "tap";
import { ROOT, readPage } from "./pages.ts";

const PAGE = "docs/architecture.md";

test("every file and folder that it names is there", async (t) => {
  const paths = readPage(PAGE).match(/(?<=`)(?:src|test)\/[\w./-]+(?=`)/g) ?? [];
  t.ok(paths.length > 20);
  t.same(
    paths.filter((path) => !existsSync(`${ROOT}${path}`)),
    [],
  );
});
