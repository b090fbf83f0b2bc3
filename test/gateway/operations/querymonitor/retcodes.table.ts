// Requests that lead to the retcodes of querymonitor.
import type { RetcodeRow } from "../../retcode-row.ts";

/** The rows: each has a retcode, an operation that returns it, and the request that leads to it. */
export const RETCODE_ROWS: readonly RetcodeRow[] = [
  ["106-003", "setMaxChatNum", (ada) => ada.post("querymonitor/{}/setmaxchatnum/1/61?agents=101")],
];
