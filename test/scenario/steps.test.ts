// Runs the tests of steps in one process.
import { importTests } from "../support/import-tests.ts";

await importTests(import.meta.url, "steps");
