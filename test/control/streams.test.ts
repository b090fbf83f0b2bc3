// Runs the tests of event streams in one process.
import { importTests } from "../support/import-tests.ts";

await importTests(import.meta.url, "streams");
