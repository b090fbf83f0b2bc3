// Runs the tests of certificates, workers, the store and real gateways behind a simulator in one process.
import { importTests } from "./support/import-tests.ts";

await importTests(import.meta.url, "store/**", "tls", "upstream", "workers");
