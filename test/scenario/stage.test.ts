// Runs the tests of the parts that steps act with in one process.
import { importTests } from "../support/import-tests.ts";

await importTests(import.meta.url, "stage");
