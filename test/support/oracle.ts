// Loads the checks of counters into the process of a test file. .taprc imports this file before each test file.
import { readFileSync } from "node:fs";

const [, file] = process.argv;
// A file that runs folders bundles the checks with a separate copy of the sources.
if (file === undefined || !readFileSync(file, "utf8").includes("support/import-tests.ts")) {
  await import("./watch-centers.ts");
}
