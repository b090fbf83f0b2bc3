// Runs the tests of the board in one process.
import { importTests } from "./support/import-tests.ts";

await importTests(import.meta.url, "board/**");
