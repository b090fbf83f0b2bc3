// Runs the tests of the documentation in one process.
import { together } from "./support/together.ts";

await together(import.meta.url, "docs");
