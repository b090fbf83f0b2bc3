// The tests of voicecall's interfaces. One process for all of them.
import { together } from "../support/together.ts";

await together(import.meta.url, "voicecall");
