// Runs the tests of the output of commands in one process.
import { together } from "../support/together.ts";

await together(import.meta.url, "output");
