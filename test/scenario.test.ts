// Runs the tests of scenarios in one process.
import { together } from "./support/together.ts";

await together(import.meta.url, "scenario");
