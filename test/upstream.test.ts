// Runs the tests of simulators with upstream in one process.
import { importTests } from "./support/import-tests.ts";

await importTests(import.meta.url, "upstream");
