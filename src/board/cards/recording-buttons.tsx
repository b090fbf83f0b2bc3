// The buttons of a running recording, and its length.
import { send } from "../feeds/control.ts";
import { worldPath } from "../feeds/selection.ts";
import { clockTime } from "../feeds/time.ts";
import type { BoardRecording } from "../feeds/view.ts";
import { ActionButton } from "../parts/action-button.tsx";

/** Returns how long a recording has recorded, such as `0:12`. */
export function recordedFor({ recordedSeconds, runsSince }: BoardRecording, now: number): string {
  return clockTime(recordedSeconds + (runsSince === null ? 0 : (now - Date.parse(runsSince)) / 1_000));
}

/** Pauses or resumes a recording, and stops it. The agent acts, as by its client. */
export function RecordingButtons({ recording: { agent, state } }: { readonly recording: BoardRecording }) {
  const actionFor = (verb: string) => () => send(worldPath(`/agents/${agent}/${verb}`), { method: "POST" });
  return (
    <>
      {state === "running" ? (
        <ActionButton
          action={actionFor("pause-recording")}
          kind="small"
          label={`Pause the recording of agent ${agent}`}
        >
          Pause
        </ActionButton>
      ) : (
        <ActionButton
          action={actionFor("resume-recording")}
          kind="small"
          label={`Resume the recording of agent ${agent}`}
        >
          Resume
        </ActionButton>
      )}
      <ActionButton action={actionFor("stop-recording")} kind="small" label={`Stop the recording of agent ${agent}`}>
        Stop
      </ActionButton>
    </>
  );
}
