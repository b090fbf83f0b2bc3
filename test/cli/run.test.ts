// Runs the tests of the command `run` in one process.
import { importTests } from "../support/import-tests.ts";

await importTests(import.meta.url, "run");
