// Runs the tests of metrics in one process.
import { importTests } from "../support/import-tests.ts";

await importTests(import.meta.url, "metrics");
