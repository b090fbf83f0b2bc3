// Runs the tests of tapes in one process: replays, and comparisons with a real gateway.
import { importTests } from "./support/import-tests.ts";

await importTests(import.meta.url, "conform", "replay/**");
