// Runs the tests of answers of the control API in one process.
import { together } from "../support/together.ts";

await together(import.meta.url, "answers");
