// The tests of agentevent's interfaces. One process for all of them.
import { together } from "../support/together.ts";

await together(import.meta.url, "agentevent");
