// Events of recordings.
import type { EventFamily, EventNaming } from "./row.ts";

export const RECORDING_EVENTS = {
  AgentMediaEvent_Record: {
    when: "the call is recorded, because its queue records or the agent records its own calls",
    content: {
      taskId: 1,
      caller: "13800000001",
      called: "60025",
      recordID: "Yc1v1a101d20260105t0900000",
      locationId: "256",
      fileName: "Y:/1/0/20260105/101/0900000.V3",
      fileMediaType: "1",
      callId: "1767603600-1",
    },
  },
  AgentMediaEvent_StopRecordDone: {
    when: "the recording has ended",
    content: {
      beginTime: 1767603600000,
      endTime: 1767603660000,
      taskId: 1,
      fileMediaType: "1",
      recordFormat: "3",
      callId: "1767603600-1",
    },
  },
} as const satisfies EventFamily;

export const RECORDING_NAMING = {
  recordingBegan: "AgentMediaEvent_Record",
  recordingEnded: "AgentMediaEvent_StopRecordDone",
} as const satisfies EventNaming<typeof RECORDING_EVENTS>;
