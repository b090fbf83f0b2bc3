// Runs the tests of the documentation in one process.
import { importTests } from "./support/import-tests.ts";

await importTests(import.meta.url, "docs");
