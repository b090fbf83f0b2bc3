// The stories of the core. One process for all of them.
import { importTests } from "../support/import-tests.ts";

await importTests(import.meta.url, "stories");
