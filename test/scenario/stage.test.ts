// Runs the tests of the parts that steps act with in one process.
import { together } from "../support/together.ts";

await together(import.meta.url, "stage");
