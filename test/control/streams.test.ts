// The tests of streams of events. One process for all of them.
import { together } from "../support/together.ts";

await together(import.meta.url, "streams");
