// Runs the tests of the core in one process.
import { together } from "./support/together.ts";

await together(import.meta.url, "core");
