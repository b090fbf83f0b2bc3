// A good request of every operation of the group recordfile.
import type { RECORDFILE } from "../../../../src/words/interfaces/recordfile.ts";
import type { GoodRequests } from "../../good-request.ts";
import { FILE, record } from "../recordplay/arrange.ts";

const afterRecording = { before: record };

/** A good request of each operation, and what must precede it. */
export const GOOD_REQUESTS: GoodRequests<typeof RECORDFILE> = {
  downloadRecordFile: { ...afterRecording, query: `recordId=${FILE}&filetype=1&locationId=256` },
  downloadRecordFileEx: { ...afterRecording, query: `callId=1767603600-1&hwFileName=${FILE}` },
  downloadVideoFile: { query: "conferenceId=1&fileType=1", refused: "104-005" },
  downloadVideoFileEx: { query: "recordId=Y:/1/video/1.mp4&locationId=256", refused: "104-005" },
};
