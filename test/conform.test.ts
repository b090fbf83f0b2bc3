// Runs the tests of comparisons with a real gateway in one process.
import { importTests } from "./support/import-tests.ts";

await importTests(import.meta.url, "conform");
