// The steps of agents who record their calls.
import { RECORDING_ACTS } from "../acts/recordings.ts";
import { actionOf } from "./action-of.ts";

const { record, pauseRecording, resumeRecording, stopRecording } = RECORDING_ACTS;

/** The steps of recordings. */
export const recordingActions = {
  record: actionOf("record", record),
  pauseRecording: actionOf("pauseRecording", pauseRecording),
  resumeRecording: actionOf("resumeRecording", resumeRecording),
  stopRecording: actionOf("stopRecording", stopRecording),
};
