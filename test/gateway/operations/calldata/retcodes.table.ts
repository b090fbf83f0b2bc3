// Requests that lead to the retcodes of call data.
// Agent 101 is signed in, without a call and without rights.
import type { RetcodeRow } from "../../retcode-row.ts";

/** The number of queries of call data that flow control allows an agent in two seconds. */
const ALLOWED_QUERIES = 5;

/** The rows: each has a retcode, an operation that returns it, and the request that leads to it. */
export const RETCODE_ROWS: readonly RetcodeRow[] = [
  [
    "000-007",
    "queryCallNumsOnAgent",
    async (ada, { world }) => {
      world.changeSettings({ flowControl: "enforce" });
      for (let i = 0; i < ALLOWED_QUERIES; i++) await ada.get("calldata/{}/callnums");
      return ada.get("calldata/{}/callnums");
    },
  ],
  ["100-011", "queryAllCallInfoByAgentWorkNoEx", (ada) => ada.get("calldata/{}/allcallinfoEx/999")],
  ["200-026", "getNetCallId", (ada) => ada.get("calldata/{}/getNetCallId/1-1")],
  ["300-001", "queryHoldListInfoEx", (ada) => ada.get("calldata/{}/holdlistex/102")],
  ["400-001", "setCallAppDataEx", (ada) => ada.put("calldata/{}/setcalldataex", { calldata: "x" })],
  [
    "400-002",
    "setCallAppDataEx",
    (ada, { call }) => {
      call({ agent: 101 });
      return ada.put("calldata/{}/setcalldataex", {});
    },
  ],
  ["400-003", "queryHoldListInfo", (ada) => ada.get("calldata/{}/holdlist")],
  ["900-002", "queryAllCallInfoByAgentWorkNoEx", (ada) => ada.get("calldata/{}/allcallinfoEx/102")],
];
