// Runs the tests that start the executable as processes, in one process.
import { importTests } from "./support/import-tests.ts";

await importTests(import.meta.url, "processes");
