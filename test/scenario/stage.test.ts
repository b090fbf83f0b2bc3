// The tests of what steps act with. One process for all of them.
import { together } from "../support/together.ts";

await together(import.meta.url, "stage");
