// Runs the tests of the library in one process.
import { together } from "./support/together.ts";

await together(import.meta.url, "library");
