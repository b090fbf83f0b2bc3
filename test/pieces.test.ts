// Runs the tests of small folders of src, the benchmark, the linter, the package and the checks of counters in one process.
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
