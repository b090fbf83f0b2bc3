// The tests of what the control API answers. One process for all of them.
import { together } from "../support/together.ts";

await together(import.meta.url, "answers");
