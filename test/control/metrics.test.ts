// Runs the tests of metrics in one process.
import { together } from "../support/together.ts";

await together(import.meta.url, "metrics");
