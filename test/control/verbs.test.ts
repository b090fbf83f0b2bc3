// Runs the tests of the verbs of the control API in one process.
import { importTests } from "../support/import-tests.ts";

await importTests(import.meta.url, "verbs");
