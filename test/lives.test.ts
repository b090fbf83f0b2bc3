// Runs the tests of resets, snapshots, reading and rewinds of worlds in one process.
import { importTests } from "./support/import-tests.ts";

await importTests(import.meta.url, "world/lives/**", "world/reading/**", "world/travel/**");
