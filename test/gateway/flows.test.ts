// The flows of calls over HTTP. One process for all of them.
import { together } from "../support/together.ts";

await together(import.meta.url, "flows");
