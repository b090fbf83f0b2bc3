// Runs the tests of the command line and the board in one process.
// The stories in test/board/browser take a minute: `.ci/run` runs them in a separate check.
import { importTests } from "./support/import-tests.ts";

await importTests(
  import.meta.url,
  "cli",
  "cli/conform",
  "cli/mcp",
  "cli/replay",
  "board",
  "board/feeds",
  "board/ladder",
  "board/parts",
);
