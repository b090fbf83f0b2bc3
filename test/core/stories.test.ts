// Runs the stories of the core, one folder per subject, in one process.
import { importTests } from "../support/import-tests.ts";

await importTests(import.meta.url, "stories/**");
