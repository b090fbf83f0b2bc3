// Operations that query finished recordings.
import * as z from "zod";
import { type AgentId, type Center, type Recording, refuse, toWholeSeconds } from "../../../core/index.ts";
import { RECORDPLAY } from "../../../words/interfaces/recordplay.ts";
import { writeFileName, writeRecordId, writeTime } from "../../../words/recording-names.ts";
import { FEATURE_CODE, VOICE_MEDIA } from "../../events/event-contents.ts";
import { FORMAT_CODE } from "../../events/recording-contents.ts";
import { declareOperation } from "../../operation.ts";
import { orAbsent, text } from "../lenient.ts";
import { createOwnRecordQueryShape, createRecordQueryShape, isWithin, type RecordQuery } from "../record-query.ts";
import { date } from "../record-range.ts";
import { findBySerial } from "../recording-files.ts";
import { workNumber } from "../work-number.ts";

/** The number of the only call center, as in serials of recordings. */
const CALL_CENTER = "1";

// A client reads a table with these columns. The names of the members are inferred from those of the columns.
const createRecordingShape = () =>
  z.object({
    recordId: z.string(),
    callId: z.string(),
    agentId: z.string(),
    vdnId: z.string(),
    ccId: z.string(),
    currentSkillId: z.string(),
    callerNo: z.string(),
    calleeNo: z.string(),
    beginDate: z.string(),
    endDate: z.string(),
    visitTime: z.string(),
    fileName: z.string(),
    recordFormat: z.string(),
    mediaType: z.string(),
    callTypeId: z.string(),
    serviceTypeId: z.string(),
  });

type RecordingResult = z.output<ReturnType<typeof createRecordingShape>>;

function describeRecording({ state }: Pick<Center, "state">, recording: Recording): RecordingResult {
  const { id: vdn } = state.vdn;
  return {
    recordId: writeRecordId(vdn, recording),
    callId: recording.call,
    agentId: String(recording.agent),
    vdnId: String(vdn),
    ccId: CALL_CENTER,
    currentSkillId: recording.queue === undefined ? "" : String(recording.queue),
    callerNo: recording.caller,
    calleeNo: recording.called,
    beginDate: writeTime(recording.begunAt),
    endDate: writeTime(recording.endedAt),
    visitTime: String(toWholeSeconds(recording.length)),
    fileName: writeFileName(vdn, recording),
    recordFormat: FORMAT_CODE[recording.format],
    mediaType: String(VOICE_MEDIA),
    callTypeId: String(FEATURE_CODE[recording.feature]),
    serviceTypeId: "",
  };
}

/** Returns the recordings that a query selects, of one agent or of all, latest first. */
function findRecordings(center: Center, agent: AgentId | undefined, query: RecordQuery): RecordingResult[] {
  const { skillid, startposition, endposition } = query;
  const found = [...center.state.recordings.values()].reverse().filter((recording) => {
    if (agent !== undefined && recording.agent !== agent) return false;
    return (skillid === undefined || recording.queue === skillid) && isWithin(query, recording.begunAt);
  });
  return found.slice(startposition - 1, endposition).map((recording) => describeRecording(center, recording));
}

const RECORDING_QUERY = {
  success: "data",
  result: () => z.array(createRecordingShape()),
  events: [],
  confidence: "inferred",
} as const;

const queryRecordFile = declareOperation(RECORDPLAY.queryRecordFile, {
  ...RECORDING_QUERY,
  summary: "Returns recordings of an agent or of all agents, latest first; those of others are for inspectors.",
  query: createRecordQueryShape,
  retcodes: ["000-002", "100-006", "104-002"],
  handle: ({ center, agent, query }) =>
    query.workno === agent.id || agent.inspector
      ? findRecordings(center, query.workno, query)
      : refuse("recordings-of-others"),
});

const querySelfRecordFile = declareOperation(RECORDPLAY.querySelfRecordFile, {
  ...RECORDING_QUERY,
  summary: "Returns the agent's own recordings, latest first.",
  query: createOwnRecordQueryShape,
  retcodes: ["000-002", "100-006"],
  handle: ({ center, agentId, query }) => findRecordings(center, agentId, query),
});

const queryRecordFileByCallId = declareOperation(RECORDPLAY.queryRecordFileByCallId, {
  ...RECORDING_QUERY,
  summary: "Returns the recordings of an agent in a call, oldest first; those of others are for inspectors.",
  // The time of the call is not needed: no two calls have the same id.
  query: () => z.object({ workno: workNumber(), callid: text(64), calltime: orAbsent(text(32)) }),
  retcodes: ["000-002", "100-006", "104-002"],
  handle: ({ center, agent, query: { workno, callid } }) => {
    if (workno !== agent.id && !agent.inspector) return refuse("recordings-of-others");
    return [...center.state.recordings.values()]
      .filter((recording) => recording.agent === workno && recording.call === callid)
      .map((recording) => describeRecording(center, recording));
  },
});

const queryRecordFileFromRecordId = declareOperation(RECORDPLAY.queryRecordFileFromRecordID, {
  ...RECORDING_QUERY,
  summary: "Returns the recording with a serial, or none; that of another agent is for inspectors.",
  query: () => z.object({ recordid: text(64) }),
  retcodes: ["000-002", "100-006", "104-002"],
  handle: ({ center, agent, query }) => {
    const recording = findBySerial(center, query.recordid);
    if (recording === undefined) return [];
    if (recording.agent !== agent.id && !agent.inspector) return refuse("recordings-of-others");
    return [describeRecording(center, recording)];
  },
});

const queryVoiceRecordScore = declareOperation(RECORDPLAY.queryVoiceRecordScore, {
  summary: "Returns the scores of an agent's recordings. Nobody scores recordings here, so there are none.",
  query: () => z.object({ workno: workNumber(), recordstartdate: date(), recordenddate: date() }),
  success: "data",
  result: () => z.array(z.never()),
  retcodes: ["000-002", "100-006", "104-002"],
  events: [],
  confidence: "inferred",
  handle: ({ agent, query }) => (query.workno === agent.id || agent.inspector ? [] : refuse("recordings-of-others")),
});

/** The queries of finished recordings. A generated client is their only source. */
export const recordingQueries = [
  queryRecordFile,
  querySelfRecordFile,
  queryRecordFileByCallId,
  queryRecordFileFromRecordId,
  queryVoiceRecordScore,
];
