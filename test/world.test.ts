// Runs the tests of worlds in one process, except those of resets, snapshots, reading and rewinds: lives.test.ts runs these.
import { importTests } from "./support/import-tests.ts";

await importTests(
  import.meta.url,
  "world",
  "world/faults",
  "world/findings",
  "world/journal",
  "world/snapshot-check",
  "world/tape",
  "world/time",
  "world/verification",
);
