// The tests of how steps go on. One process for all of them.
import { together } from "../support/together.ts";

await together(import.meta.url, "flow");
