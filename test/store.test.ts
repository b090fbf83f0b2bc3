// Runs the tests of the store in one process.
import { importTests } from "./support/import-tests.ts";

await importTests(import.meta.url, "store/**");
