// The tests of the gateway's interfaces by their groups, in one process.
import { together } from "./support/together.ts";

await together(
  import.meta.url,
  "gateway/agentevent",
  "gateway/calldata",
  "gateway/clients",
  "gateway/flows",
  "gateway/onlineagent",
  "gateway/voicecall",
);
