// Runs the tests of the gateway's interfaces in one process.
import { together } from "./support/together.ts";

await together(import.meta.url, "gateway/clients", "gateway/flow-control", "gateway/flows", "gateway/operations/**");
