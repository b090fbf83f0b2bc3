// The tests of onlineagent's interfaces. One process for all of them.
import { together } from "../support/together.ts";

await together(import.meta.url, "onlineagent");
