// The tests of worlds. One process for all of them.
import { together } from "./support/together.ts";

await together(import.meta.url, "world/**");
