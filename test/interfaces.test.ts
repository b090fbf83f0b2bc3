// Runs the tests of the gateway's interfaces in one process.
import { importTests } from "./support/import-tests.ts";

await importTests(import.meta.url, "gateway/clients", "gateway/flow-control", "gateway/flows", "gateway/operations/**");
