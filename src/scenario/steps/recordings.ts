// The steps of agents who record their calls: beginning, pausing, resuming and stopping a recording.
import {
  pauseRecording as pauseMove,
  recordCall,
  resumeRecording as resumeMove,
  stopRecording as stopMove,
} from "../../core/index.ts";
import { ownAct } from "./own-act.ts";

const record = ownAct("record", {
  summary: "An agent begins to record the call in which it talks.",
  operation: "beginRecordWithoutFilename",
  move: recordCall,
});

const pauseRecording = ownAct("pauseRecording", {
  summary: "An agent pauses its recording.",
  operation: "pauseRecord",
  move: pauseMove,
});

const resumeRecording = ownAct("resumeRecording", {
  summary: "An agent resumes its paused recording.",
  operation: "resumeRecord",
  move: resumeMove,
});

const stopRecording = ownAct("stopRecording", {
  summary: "An agent stops its recording, which is kept.",
  operation: "stopRecord",
  move: stopMove,
});

/** The steps of recordings. */
export const recordingActions = { record, pauseRecording, resumeRecording, stopRecording };
