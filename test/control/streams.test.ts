// Runs the tests of event streams in one process.
import { together } from "../support/together.ts";

await together(import.meta.url, "streams");
