// Runs the tests of small rooms, the linter, the package and the oracle in one process.
import { importTests } from "./support/import-tests.ts";

await importTests(
  import.meta.url,
  "bench",
  "forms",
  "forwarding",
  "http",
  "lint",
  "options",
  "oracle",
  "package",
  "runtime",
  "serving",
  "words",
);
