// Runs the tests of the command line in one process.
import { together } from "./support/together.ts";

await together(import.meta.url, "cli");
