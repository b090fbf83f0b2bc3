// Runs the tests of small rooms in one process.
import { importTests } from "./support/import-tests.ts";

await importTests(import.meta.url, "bench", "forms", "http", "options", "runtime", "serving", "words");
