// The tests of what the linter holds. One process for all of them.
import { together } from "./support/together.ts";

await together(import.meta.url, "lint");
