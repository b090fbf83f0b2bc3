// Runs the tests of scenarios in one process.
import { importTests } from "./support/import-tests.ts";

await importTests(import.meta.url, "scenario");
