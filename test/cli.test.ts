// Runs the tests of the command line in one process.
import { importTests } from "./support/import-tests.ts";

await importTests(import.meta.url, "cli", "cli/conform", "cli/mcp", "cli/replay");
