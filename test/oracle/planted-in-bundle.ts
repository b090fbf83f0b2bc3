// Runs the tests of planted.ts in a bundle, as files do that run folders.
import { fileURLToPath } from "node:url";
import { importFiles } from "../support/import-tests.ts";

await importFiles([fileURLToPath(new URL("planted.ts", import.meta.url))]);
