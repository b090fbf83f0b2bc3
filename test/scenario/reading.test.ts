// The tests of reading scenarios. One process for all of them.
import { together } from "../support/together.ts";

await together(import.meta.url, "reading");
