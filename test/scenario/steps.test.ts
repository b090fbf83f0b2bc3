// Runs the tests of the steps that act in one process.
import { importTests } from "../support/import-tests.ts";

await importTests(import.meta.url, "steps");
