// Runs, in one process, the tests of what a scenario sets up: agents on autopilot, generated people, named calls.
import { importTests } from "../support/import-tests.ts";

await importTests(import.meta.url, "stage");
