// The tests of the metrics. One process for all of them.
import { together } from "../support/together.ts";

await together(import.meta.url, "metrics");
