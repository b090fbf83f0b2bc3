// Requests that lead to the retcodes of downloads.
import type { RetcodeRow } from "../../retcode-row.ts";

export const RETCODE_ROWS: readonly RetcodeRow[] = [
  ["104-010", "downloadVideoFileEx", (ada) => ada.get("recordfile/{}/videofiledownloadEx?recordId=1.mp4&locationId=1")],
];
