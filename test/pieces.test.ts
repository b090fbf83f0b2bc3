// The tests of small rooms that need nothing of each other, in one process.
import { together } from "./support/together.ts";

await together(import.meta.url, "bench", "forms", "http", "options", "runtime", "serving", "words");
