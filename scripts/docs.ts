// Writes what is generated: parts of the documentation, lists of operations, and the linter's import rules. Run it with `npm run docs`. A test fails
// if a file is out of date.
import { writeFile } from "node:fs/promises";
import { operationFiles } from "./docs/operations.ts";

const ROOT = new URL("../", import.meta.url);

// The pages are made from the lists of operations, so these are written before the pages' modules are loaded.
for (const [page, text] of await operationFiles()) await writeFile(new URL(page, ROOT), text);
const { renderPages } = await import("./docs/pages.ts");

for (const { path, written, wanted } of await renderPages()) {
  if (written === wanted) continue;
  await writeFile(path, wanted);
  console.log(`Written: ${path}`);
}
