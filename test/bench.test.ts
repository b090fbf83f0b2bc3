// The tests of the benchmark's arithmetic. One process for all of them.
import { together } from "./support/together.ts";

await together(import.meta.url, "bench");
