// Runs the tests of certificates in one process.
import { together } from "./support/together.ts";

await together(import.meta.url, "tls");
