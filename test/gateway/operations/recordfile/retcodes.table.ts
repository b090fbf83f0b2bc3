// Requests that lead to the retcodes of downloads.
import type { RetcodeRow } from "../../retcode-row.ts";
import { rowsOfFiles } from "../recordplay/arrange.ts";

const OFF = { recordings: "off" };
const VIDEO = "videofiledownload?conferenceId=1&fileType=1";
const VIDEO_OF_CALL = "videofiledownloadEx?recordId";

/** The rows: each has a retcode, an operation that returns it, and the request that leads to it. */
export const RETCODE_ROWS: readonly RetcodeRow[] = [
  ...rowsOfFiles("downloadRecordFile", (ada, file) => ada.send("GET", `recordfile/{}?recordId=${file}`)),
  ["104-010", "downloadRecordFile", (ada) => ada.get("recordfile/{}?recordId=1.V3&locationId=1")],
  ...rowsOfFiles("downloadRecordFileEx", (ada, file) =>
    ada.send("GET", `recordfile/{}/recordfiledownloadEx?callId=1-1&hwFileName=${file}`),
  ),
  ["104-001", "downloadVideoFile", (ada) => ada.get(`recordfile/{}/${VIDEO}`), OFF],
  ["104-005", "downloadVideoFile", (ada) => ada.get(`recordfile/{}/${VIDEO}`)],
  ["104-001", "downloadVideoFileEx", (ada) => ada.get(`recordfile/{}/${VIDEO_OF_CALL}=1.mp4`), OFF],
  ["104-003", "downloadVideoFileEx", (ada) => ada.get(`recordfile/{}/${VIDEO_OF_CALL}=../1.mp4`)],
  ["104-004", "downloadVideoFileEx", (ada) => ada.get(`recordfile/{}/${VIDEO_OF_CALL}=C:/1.mp4`)],
  ["104-005", "downloadVideoFileEx", (ada) => ada.get(`recordfile/{}/${VIDEO_OF_CALL}=1.mp4`)],
  ["104-010", "downloadVideoFileEx", (ada) => ada.get("recordfile/{}/videofiledownloadEx?recordId=1.mp4&locationId=1")],
];
