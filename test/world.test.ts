// Runs the tests of worlds in one process.
import { importTests } from "./support/import-tests.ts";

await importTests(import.meta.url, "world/**");
