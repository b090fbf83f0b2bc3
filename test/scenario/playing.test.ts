// Runs the tests of playing scenarios in one process.
import { importTests } from "../support/import-tests.ts";

await importTests(import.meta.url, "playing");
