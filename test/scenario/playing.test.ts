// The tests of how a scenario plays. One process for all of them.
import { together } from "../support/together.ts";

await together(import.meta.url, "playing");
