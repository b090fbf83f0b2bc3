// Operations by which agents record their calls.
import * as z from "zod";
import {
  type Center,
  makeRecordingId,
  pauseRecording,
  type RecordingFormat,
  recordCall,
  resumeRecording,
  stopRecording,
} from "../../../core/index.ts";
import { RECORDPLAY } from "../../../words/interfaces/recordplay.ts";
import { readFileName } from "../../../words/recording-names.ts";
import { VOICE_MEDIA } from "../../events/event-contents.ts";
import { declareOperation } from "../../operation.ts";
import { oneOf, optional, orAbsent, wholeNumber } from "../lenient.ts";
import { fileName } from "../recording-files.ts";

/** The gateway's numbers for the encodings of recordings; 0 leaves the choice to the platform. */
const FORMATS: Readonly<Record<0 | 1 | 2 | 3, RecordingFormat>> = { 0: "aLaw", 1: "vox24k", 2: "vox32k", 3: "aLaw" };

/** The record mode that adds to a file. Every other number replaces the file. */
const APPEND = 1;

/** Returns the shape of the body. Older clients send no body, and perhaps the name in the query. */
const createRecordBodyShape = () =>
  optional(
    z.object({
      fileName: orAbsent(fileName()),
      mediaType: optional(oneOf([VOICE_MEDIA])),
      recordMode: optional(wholeNumber(-2_147_483_648, 2_147_483_647)),
      recordFormat: optional(oneOf([0, 1, 2, 3])),
    }),
  );

/** Returns the file that a client names: a finished recording, if the name has the platform's form. Without a name, returns undefined. */
function fileOf({ state }: Center, name: string | undefined) {
  if (name === undefined) return undefined;
  const named = readFileName(state.vdn.id, name);
  return named === undefined ? { name } : { of: makeRecordingId(named.agent, named.namedAfter) };
}

const record = declareOperation(RECORDPLAY.beginRecord, {
  summary: "Records the call in which the agent talks, into a file that the client or the platform names.",
  query: () => z.object({ filename: orAbsent(fileName()) }),
  body: createRecordBodyShape,
  success: "done",
  retcodes: ["000-002", "100-006", "104-001", "104-002", "104-003", "104-004", "500-008"],
  events: ["AgentMediaEvent_Record"],
  confidence: "partial",
  handle: ({ center, agentId, query, body }) =>
    center.perform(recordCall, {
      agent: agentId,
      file: fileOf(center, body?.fileName ?? query.filename),
      appends: body?.recordMode === APPEND,
      format: FORMATS[body?.recordFormat ?? 0],
    }),
});

const recordWithoutFilename = declareOperation(RECORDPLAY.beginRecordWithoutFilename, {
  summary: "Records the call in which the agent talks, into a file that the platform names.",
  success: "done",
  retcodes: ["100-006", "104-001", "500-008"],
  events: ["AgentMediaEvent_Record"],
  confidence: "inferred",
  handle: ({ center, agentId }) => center.perform(recordCall, { agent: agentId }),
});

const pauseRecord = declareOperation(RECORDPLAY.pauseRecord, {
  summary: "Pauses a recording of the agent's call. The paused part is not in the file.",
  success: "done",
  retcodes: ["100-006", "500-004"],
  events: [],
  confidence: "inferred",
  handle: ({ center, agentId }) => center.perform(pauseRecording, { agent: agentId }),
});

const resumeRecord = declareOperation(RECORDPLAY.resumeRecord, {
  summary: "Resumes a paused recording, in the same file.",
  success: "done",
  retcodes: ["100-006", "500-006"],
  events: [],
  confidence: "inferred",
  handle: ({ center, agentId }) => center.perform(resumeRecording, { agent: agentId }),
});

const stopRecord = declareOperation(RECORDPLAY.stopRecord, {
  summary: "Stops a recording of the agent's call, and keeps it.",
  success: "done",
  retcodes: ["100-006", "500-010"],
  events: ["AgentMediaEvent_StopRecordDone"],
  confidence: "partial",
  handle: ({ center, agentId }) => center.perform(stopRecording, { agent: agentId }),
});

/** The operations that record the agent's call (cec_07_4210, cec_07_4211, generated client). */
export const recordings = [record, recordWithoutFilename, pauseRecord, resumeRecord, stopRecord];
