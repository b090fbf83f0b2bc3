// Runs the tests of what a scenario sets up in one process: histories, generated names and values, and times of day.
import { importTests } from "../support/import-tests.ts";

await importTests(import.meta.url, "stage");
