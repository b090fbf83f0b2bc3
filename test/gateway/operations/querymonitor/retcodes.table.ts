// Requests that lead to the retcodes of querymonitor.
import type { RetcodeRow } from "../../retcode-row.ts";

/** A row for each retcode: the operation that returns it, and the request that leads to it. */
export const RETCODE_ROWS: readonly RetcodeRow[] = [
  ["106-003", "setMaxChatNum", (ada) => ada.post("querymonitor/{}/setmaxchatnum/1/61?agents=101")],
];
