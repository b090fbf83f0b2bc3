// Writes the generated files: pages and parts of pages, lists of operations, words and names, the scenario schema, and the linter's import
// rules. Run it with `npm run docs`. A test fails if a file is out of date. With `--conformance FILE`, a report of `ccgw conform --json`,
// docs/coverage.md shows what was compared with a real gateway.
import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { writeWordFiles } from "./docs/words.ts";

const { conformance } = parseArgs({ options: { conformance: { type: "string" } } }).values;
const measured = conformance === undefined ? undefined : JSON.parse(await readFile(conformance, "utf8"));

const ROOT = new URL("../", import.meta.url);

// Operations import the lists of words, and the pages are made from both: each list is written before a module that imports it is loaded.
for (const [page, text] of writeWordFiles()) await writeFile(new URL(page, ROOT), text);
const { writeOperationFiles } = await import("./docs/operations.ts");
for (const [page, text] of await writeOperationFiles()) await writeFile(new URL(page, ROOT), text);
const { renderPages } = await import("./docs/pages.ts");

for (const { path, written, wanted } of await renderPages(measured)) {
  if (written === wanted) continue;
  await writeFile(path, wanted);
  console.log(`Written: ${path}`);
}
