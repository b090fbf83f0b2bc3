// Builds the contents of the events of recordings and players.
import type { AgentEventOf, Instant, RecordingFormat } from "../../core/index.ts";
import { NO_NODE, RECORDING_NODE, writeFileName, writeRecordId } from "../../words/recording-names.ts";

/** The media of a recorded file: sound. */
const AUDIO = "1";

/** The gateway's numbers for the encodings of recordings. */
export const FORMAT_CODE: Readonly<Record<RecordingFormat, string>> = { vox24k: "1", vox32k: "2", aLaw: "3" };

/** The gateway's numbers for the causes of the end of a playback. */
const PLAY_END_CODE = { finished: 0, stopped: 1, failed: 2 } as const;

/** Returns the content of AgentMediaEvent_Record, or of AgentMediaEvent_Record_Fail, whose location is not a node. */
export function buildRecordingContent(event: AgentEventOf<"recordingBegan" | "recordingFailed">) {
  return {
    taskId: event.task,
    caller: event.caller,
    called: event.called,
    recordID: writeRecordId(event.vdn, event),
    locationId: event.type === "recordingBegan" ? RECORDING_NODE : NO_NODE,
    fileName: writeFileName(event.vdn, event),
    fileMediaType: AUDIO,
    callId: event.call,
  };
}

/** Returns the content of AgentMediaEvent_StopRecordDone. Its times are epoch milliseconds. */
export function buildRecordingEndContent({ begunAt, task, call, format }: AgentEventOf<"recordingEnded">, at: Instant) {
  return {
    beginTime: begunAt,
    endTime: at,
    taskId: task,
    fileMediaType: AUDIO,
    recordFormat: FORMAT_CODE[format],
    callId: call,
  };
}

/** Returns the content of AgentMediaEvent_StopPlayDone. */
export function buildPlayEndContent({ playEnd }: AgentEventOf<"playEnded">) {
  return { cause: PLAY_END_CODE[playEnd] };
}
