// Runs the tests of the linter in one process.
import { together } from "./support/together.ts";

await together(import.meta.url, "lint");
