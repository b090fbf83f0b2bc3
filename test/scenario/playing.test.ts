// Runs the tests of playing scenarios in one process.
import { together } from "../support/together.ts";

await together(import.meta.url, "playing");
