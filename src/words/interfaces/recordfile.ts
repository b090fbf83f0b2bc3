// The interfaces of the group recordfile: downloading recordings.
import { declareGroup } from "./row.ts";

/** The interfaces of this group, by their names. */
export const RECORDFILE = declareGroup("recordfile", {
  downloadRecordFile: ["GET", "/{agentid}", "cec_07_4214", { query: ["recordId", "filetype", "locationId"] }],
  downloadRecordFileEx: ["GET", "/{agentid}/recordfiledownloadEx", "cec_07_4215", { query: ["callId", "hwFileName"] }],
  downloadVideoFile: [
    "GET",
    "/{agentid}/videofiledownload",
    "cec_07_4217",
    { query: ["conferenceId", "recordId", "fileType"] },
  ],
  downloadVideoFileEx: ["GET", "/{agentid}/videofiledownloadEx", "cec_07_4218", { query: ["recordId", "locationId"] }],
});
