// Runs, in one process, the tests of the steps that act.
import { importTests } from "../support/import-tests.ts";

await importTests(import.meta.url, "steps");
