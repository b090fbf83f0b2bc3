// The verbs of agents who record their calls.
import { RECORDING_ACTS } from "../../scenario/acts/recordings.ts";
import type { Route } from "../route.ts";
import { verbOf } from "./verb-of.ts";

const { record, pauseRecording, resumeRecording, stopRecording } = RECORDING_ACTS;

export const agentRecordingRoutes: readonly Route[] = [
  verbOf("record", record),
  verbOf("pauseRecording", pauseRecording),
  verbOf("resumeRecording", resumeRecording),
  verbOf("stopRecording", stopRecording),
];
