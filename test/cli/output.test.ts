// The tests of what commands write. One process for all of them.
import { together } from "../support/together.ts";

await together(import.meta.url, "output");
