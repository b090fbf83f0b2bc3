// Runs the tests of replays in one process.
import { importTests } from "./support/import-tests.ts";

await importTests(import.meta.url, "replay/**");
