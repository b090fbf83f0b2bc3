// Runs the tests of the requests of the control API in one process.
import { together } from "../support/together.ts";

await together(import.meta.url, "requests");
