// The steps of agents who record their calls: beginning, pausing, resuming and stopping a recording.
import {
  type AgentId,
  type Move,
  pauseRecording,
  recordCall,
  resumeRecording,
  stopRecording,
} from "../../core/index.ts";
import { closed } from "../../forms/values.ts";
import { agent } from "../step-forms.ts";
import { plainAction } from "./action.ts";

/** Declares a step of an agent on a recording. */
function onRecording(name: string, summary: string, operation: string, act: Move<{ agent: AgentId }, "done">) {
  return plainAction({
    summary,
    operation,
    shape: closed(name, { agent }),
    play: ({ center }, { agent }) => center.perform(act, { agent }),
  });
}

/** The steps of recordings. */
export const recordingActions = {
  record: onRecording(
    "record",
    "An agent begins to record the call in which it talks.",
    "beginRecordWithoutFilename",
    recordCall,
  ),
  pauseRecording: onRecording("pauseRecording", "An agent pauses its recording.", "pauseRecord", pauseRecording),
  resumeRecording: onRecording(
    "resumeRecording",
    "An agent resumes its paused recording.",
    "resumeRecord",
    resumeRecording,
  ),
  stopRecording: onRecording(
    "stopRecording",
    "An agent stops its recording, which is kept.",
    "stopRecord",
    stopRecording,
  ),
};
