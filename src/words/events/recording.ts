// Events of recordings.
import type { EventFamily, EventNaming } from "./row.ts";

/** The events of this family, by the names that clients read. */
export const RECORDING_EVENTS = {
  AgentMediaEvent_Record: {
    when: "the call is recorded, because its queue records, or the agent records its own calls or has requested it",
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
  AgentMediaEvent_Record_Fail: {
    when: "the call would be recorded, but the center keeps no recordings (`center.recordings: off`)",
    content: {
      taskId: 1,
      caller: "13800000001",
      called: "60025",
      recordID: "Yc1v1a101d20260105t0900000",
      locationId: "65535",
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
  AgentMediaEvent_Play_Succ: { when: "the platform has accepted a playback", content: null },
  AgentMediaEvent_Play: { when: "a recording is played to the agent", content: null },
  AgentMediaEvent_Play_Fail: {
    when: "a playback has failed: there is no such recording, or it is shorter than the position",
    content: null,
  },
  AgentMediaEvent_PausePlayDone: { when: "the playback is paused", content: null },
  AgentMediaEvent_ResumePlayDone: { when: "the playback continues after a pause", content: null },
  AgentMediaEvent_JumpPlayDone: { when: "the playback has jumped forward or back", content: null },
  AgentMediaEvent_StopPlayDone: {
    when: "the playback has ended: `cause` is 0 at the end of the recording, 1 if the agent stopped it, 2 if it failed",
    content: { cause: 0 },
  },
} as const satisfies EventFamily;

/** The names by which clients get events of the core. */
export const RECORDING_NAMING = {
  recordingBegan: "AgentMediaEvent_Record",
  recordingFailed: "AgentMediaEvent_Record_Fail",
  // Clients get no events of pauses, nor of recordings of screens.
  recordingPaused: undefined,
  recordingResumed: undefined,
  screenRecordingBegan: undefined,
  screenRecordingEnded: undefined,
  playAccepted: "AgentMediaEvent_Play_Succ",
  playBegan: "AgentMediaEvent_Play",
  playFailed: "AgentMediaEvent_Play_Fail",
  playPaused: "AgentMediaEvent_PausePlayDone",
  playResumed: "AgentMediaEvent_ResumePlayDone",
  playJumped: ({ told }) => (told ? "AgentMediaEvent_JumpPlayDone" : undefined),
  playEnded: "AgentMediaEvent_StopPlayDone",
  recordingEnded: "AgentMediaEvent_StopRecordDone",
} as const satisfies EventNaming<typeof RECORDING_EVENTS>;
