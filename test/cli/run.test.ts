// Runs the tests of the command run in one process.
import { together } from "../support/together.ts";

await together(import.meta.url, "run");
