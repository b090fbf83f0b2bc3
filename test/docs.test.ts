// The tests that hold the documentation. One process for all of them.
import { together } from "./support/together.ts";

await together(import.meta.url, "docs");
