// Runs the other tests of worlds in one process: lives.test.ts runs those of resets, snapshots, reading and rewinds.
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
