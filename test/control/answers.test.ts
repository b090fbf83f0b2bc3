// Runs the tests of answers of the control API in one process.
import { importTests } from "../support/import-tests.ts";

await importTests(import.meta.url, "answers");
