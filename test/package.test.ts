// Runs the tests of the package, its licenses and the container image in one process.
import { importTests } from "./support/import-tests.ts";

await importTests(import.meta.url, "package");
