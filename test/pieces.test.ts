// Runs the tests of small rooms in one process.
import { together } from "./support/together.ts";

await together(import.meta.url, "bench", "forms", "http", "options", "runtime", "serving", "words");
