// Runs the tests of the linter in one process.
import { importTests } from "./support/import-tests.ts";

await importTests(import.meta.url, "lint");
