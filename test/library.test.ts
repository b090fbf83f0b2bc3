// Runs the tests of the library in one process.
import { importTests } from "./support/import-tests.ts";

await importTests(import.meta.url, "library/**");
