// Runs the tests of the gateway in one process.
import { importTests } from "./support/import-tests.ts";

await importTests(
  import.meta.url,
  "gateway",
  "gateway/downloads",
  "gateway/exchange",
  "gateway/events",
  "gateway/checks",
  "gateway/unserved",
  "gateway/cors",
  "gateway/faults",
  "gateway/properties",
  "gateway/resource-js",
  "gateway/routing",
  "gateway/states",
  "gateway/tape",
  "gateway/worlds",
);
