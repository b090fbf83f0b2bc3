// Requests that lead to the retcodes of querymonitor.
import type { RetcodeRow } from "../../retcode-row.ts";

export const RETCODE_ROWS: readonly RetcodeRow[] = [
  ["106-003", "setMaxChatNum", (ada) => ada.post("querymonitor/{}/setmaxchatnum/1/61?agents=101")],
];
