// Runs the tests of the gateway in one process.
import { together } from "./support/together.ts";

await together(import.meta.url, "gateway", "gateway/exchange", "gateway/events", "gateway/checks", "gateway/unserved");
