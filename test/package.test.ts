// Runs the tests of the package, its licenses and the container image in one process.
import { together } from "./support/together.ts";

await together(import.meta.url, "package");
