// Runs the tests of the output of commands in one process.
import { importTests } from "../support/import-tests.ts";

await importTests(import.meta.url, "output");
