// Runs the tests of reading scenarios in one process.
import { importTests } from "../support/import-tests.ts";

await importTests(import.meta.url, "reading");
