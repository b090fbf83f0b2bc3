// The tests of faults. They run with the others of worlds.
import { together } from "../support/together.ts";

await together(import.meta.url, "faults");
