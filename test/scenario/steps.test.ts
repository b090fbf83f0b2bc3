// Runs the tests of the steps that act in one process.
import { together } from "../support/together.ts";

await together(import.meta.url, "steps");
