// Runs the tests of traffic in one process.
import { together } from "../support/together.ts";

await together(import.meta.url, "traffic");
