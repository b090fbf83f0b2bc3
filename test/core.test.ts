// The tests of the core. One process for all of them.
import { together } from "./support/together.ts";

await together(import.meta.url, "core");
