// The buttons of a recording that runs or is paused, and its length.
import { computeRunningSeconds, formatClockTime, worldNow } from "../feeds/time.ts";
import type { BoardRecording } from "../feeds/view.ts";
import { RequestButtons } from "./request-buttons.tsx";

/** Returns the recorded time, such as `0:12`. */
export function formatRecordedTime({ recordedSeconds, runsSince }: BoardRecording): string {
  return formatClockTime(computeRunningSeconds(recordedSeconds, runsSince, worldNow.value));
}

/** Buttons that pause, resume and stop a recording in place of the agent's client. */
export function RecordingButtons({ recording: { agent, state } }: { readonly recording: BoardRecording }) {
  return (
    <RequestButtons
      actions={[
        state === "running"
          ? ["Pause", `/agents/${agent}/pause-recording`]
          : ["Resume", `/agents/${agent}/resume-recording`],
        ["Stop", `/agents/${agent}/stop-recording`],
      ]}
      nameOf={(label) => `${label} the recording of agent ${agent}`}
    />
  );
}
