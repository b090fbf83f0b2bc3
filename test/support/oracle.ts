// Has the counters of every center of a test checked after that test. .taprc loads this file before each test file.
import { readFileSync } from "node:fs";

const [, file] = process.argv;
// A file that runs folders bundles its own copy of the sources, and the checks with them.
if (file === undefined || !readFileSync(file, "utf8").includes("support/import-tests.ts")) {
  await import("./watch-centers.ts");
}
