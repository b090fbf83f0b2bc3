// Runs the tests of the core in one process.
import { importTests } from "./support/import-tests.ts";

await importTests(import.meta.url, "core");
