// Writes the generated parts of the documentation; run it with `npm run docs`. A test fails when a page is not what this would write.
import { writeFile } from "node:fs/promises";
import { renderPages } from "./docs/pages.ts";

for (const { path, written, wanted } of await renderPages()) {
  if (written === wanted) continue;
  await writeFile(path, wanted);
  console.log(`Written: ${path}`);
}
