// The acts of agents who record their calls: beginning, pausing, resuming and stopping a recording.
import {
  pauseRecording as pauseMove,
  recordCall,
  resumeRecording as resumeMove,
  stopRecording as stopMove,
} from "../../core/index.ts";
import { declareOwnAct } from "./act.ts";

const record = declareOwnAct({
  does: "begins to record the call in which it talks",
  operation: "beginRecordWithoutFilename",
  needs: "a voice call in which the agent talks, no recording of it, and an agent who inspects no one",
  perform: (center, { agent }) => center.perform(recordCall, { agent }),
});

const pauseRecording = declareOwnAct({
  does: "pauses its recording",
  operation: "pauseRecord",
  needs: "a recording of the agent that runs and is not paused",
  perform: (center, { agent }) => center.perform(pauseMove, { agent }),
});

const resumeRecording = declareOwnAct({
  does: "resumes its paused recording",
  operation: "resumeRecord",
  needs: "a paused recording of the agent",
  perform: (center, { agent }) => center.perform(resumeMove, { agent }),
});

const stopRecording = declareOwnAct({
  does: "stops its recording, which is kept",
  operation: "stopRecord",
  needs: "a recording of the agent that runs or is paused",
  perform: (center, { agent }) => center.perform(stopMove, { agent }),
});

/** The acts of recordings, by name. */
export const RECORDING_ACTS = { record, pauseRecording, resumeRecording, stopRecording };
