// Requests that lead to the retcodes of polls.
// Agent 101 is signed in.
import type { RetcodeRow } from "../../retcode-row.ts";

/** The rows: each has a retcode, an operation that returns it, and the request that leads to it. */
export const RETCODE_ROWS: readonly RetcodeRow[] = [
  [
    "000-001",
    "getAgentEvent",
    async (_, { client }) => {
      const ben = client(102);
      await ben.signIn({ callBackUri: "http://127.0.0.1:1/", serviceToken: "token" });
      return ben.poll();
    },
  ],
  [
    "000-003",
    "getAgentEvent",
    (ada) => {
      ada.guid = "wrong";
      return ada.poll();
    },
  ],
  [
    "000-004",
    "getAgentEvent",
    (ada, { world }) => {
      world.faults.add({ effect: { switchOver: true } });
      return ada.poll();
    },
  ],
];
