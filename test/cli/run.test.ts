// The tests of the command run. One process for all of them.
import { together } from "../support/together.ts";

await together(import.meta.url, "run");
