// The attacks that both doors withstand. One process for all of them.
import { together } from "./support/together.ts";

await together(import.meta.url, "security");
