// Runs the tests of attacks on both ports in one process.
import { importTests } from "./support/import-tests.ts";

await importTests(import.meta.url, "security");
