// The tests of the steps that act. One process for all of them.
import { together } from "../support/together.ts";

await together(import.meta.url, "steps");
