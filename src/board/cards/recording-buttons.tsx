// The buttons of a running recording, and its length.
import { formatClockTime, secondsOf, worldNow } from "../feeds/time.ts";
import type { BoardRecording } from "../feeds/view.ts";
import { RequestButtons } from "./request-buttons.tsx";

/** Returns how long a recording has recorded, such as `0:12`. */
export function formatRecordedTime({ recordedSeconds, runsSince }: BoardRecording): string {
  return formatClockTime(secondsOf(recordedSeconds, runsSince, worldNow.value));
}

/** Pauses or resumes a recording, and stops it. The agent acts, as by its client. */
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
