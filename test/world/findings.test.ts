// The tests of findings. They run with the others of worlds.
import { together } from "../support/together.ts";

await together(import.meta.url, "findings");
