// Runs the tests of reading scenarios in one process.
import { together } from "../support/together.ts";

await together(import.meta.url, "reading");
