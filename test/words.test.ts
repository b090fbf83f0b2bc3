// The tests of the gateway's names. One process for all of them.
import { together } from "./support/together.ts";

await together(import.meta.url, "words");
