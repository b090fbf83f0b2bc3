// Runs the tests of traffic in one process.
import { importTests } from "../support/import-tests.ts";

await importTests(import.meta.url, "traffic");
