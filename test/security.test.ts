// Runs the tests of attacks on both ports in one process.
import { together } from "./support/together.ts";

await together(import.meta.url, "security");
