// Runs the tests of certificates in one process.
import { importTests } from "./support/import-tests.ts";

await importTests(import.meta.url, "tls");
