// Operations that download recordings of calls.
import * as z from "zod";
import { type Recording, Refusal, refuse } from "../../../core/index.ts";
import { RECORDFILE } from "../../../words/interfaces/recordfile.ts";
import { soundOf, zipOf } from "../../downloads/recording-downloads.ts";
import { declareOperation } from "../../operation.ts";
import { oneOf, orAbsent, text } from "../lenient.ts";
import { fileName, fileNameOrList, findForDownload, locationId } from "../recording-files.ts";
import { DOWNLOADED } from "./download.ts";

/** The gateway's number for recordings of agents' calls. */
const AGENT_CALLS = 1;
/** The gateway's number for recordings of messages for agents. */
const MESSAGES = 2;

const downloadRecordFile = declareOperation(RECORDFILE.downloadRecordFile, {
  ...DOWNLOADED,
  summary:
    "Downloads a recording as a WAV file, or a list of recordings as a zip. Lists are an extension of the simulator.",
  query: () =>
    z.object({
      recordId: fileNameOrList(),
      filetype: orAbsent(oneOf([AGENT_CALLS, MESSAGES])),
      locationId: locationId(),
    }),
  retcodes: ["000-002", "100-006", "104-001", "104-002", "104-003", "104-004", "104-005", "104-010"],
  handle: ({ center, agent, query: { recordId, filetype } }) => {
    // The center records no messages.
    if (filetype === MESSAGES && center.state.keepsRecordings) return refuse("no-recording-file");
    const recordings: Recording[] = [];
    for (const file of recordId.files) {
      const found = findForDownload(center, agent, file);
      if (found instanceof Refusal) return found;
      recordings.push(found);
    }
    const [recording] = recordings;
    return recordId.isList || recording === undefined ? zipOf(center, recordings) : soundOf(center, recording);
  },
});

const downloadRecordFileEx = declareOperation(RECORDFILE.downloadRecordFileEx, {
  ...DOWNLOADED,
  summary: "Downloads a recording of a call as a WAV file.",
  query: () => z.object({ callId: text(64), hwFileName: fileName() }),
  retcodes: ["000-002", "100-006", "104-001", "104-002", "104-003", "104-004", "104-005"],
  handle: ({ center, agent, query: { callId, hwFileName } }) => {
    const found = findForDownload(center, agent, hwFileName);
    if (found instanceof Refusal) return found;
    return found.call === callId ? soundOf(center, found) : refuse("no-recording-file");
  },
});

/** The downloads of recordings: by file name, or by call id and file name (cec_07_4214, cec_07_4215). */
export const sounds = [downloadRecordFile, downloadRecordFileEx];
