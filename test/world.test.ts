// Runs the tests of worlds in one process.
import { together } from "./support/together.ts";

await together(import.meta.url, "world/**");
