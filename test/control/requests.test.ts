// The tests of the requests of the control API. One process for all of them.
import { together } from "../support/together.ts";

await together(import.meta.url, "requests");
