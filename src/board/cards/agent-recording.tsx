// The recordings on the card of an agent: those that run or are paused, and the one that the agent listens to.
import { findRecordings } from "../feeds/live.ts";
import { computeRunningSeconds, formatClockTime, worldNow } from "../feeds/time.ts";
import type { BoardAgent } from "../feeds/view.ts";
import { formatRecordedTime, RecordingButtons } from "./recording-buttons.tsx";

/** The recordings of an agent that run or are paused. */
export function AgentRecordings({ agent }: { readonly agent: number }) {
  return (
    <>
      {findRecordings((recording) => recording.agent === agent).map((recording) => (
        <div key={recording.id} class="line call-line">
          <span>
            recording {recording.state} <strong>{formatRecordedTime(recording)}</strong>
          </span>
          <span class="buttons">
            <RecordingButtons recording={recording} />
          </span>
        </div>
      ))}
    </>
  );
}

type Player = NonNullable<NonNullable<BoardAgent["session"]>["player"]>;

/** The recording that an agent listens to, with the position in it. */
export function AgentPlayer({ player }: { readonly player: Player }) {
  const { recording, state, lengthSeconds, playedSeconds, playsSince } = player;
  const played = computeRunningSeconds(playedSeconds, playsSince, worldNow.value);
  const position = lengthSeconds > 0 ? played % lengthSeconds : 0;
  return (
    <p class="muted">
      {state === "playing" ? "Hears" : "Has paused"} the recording {recording ?? "(no longer kept)"} at{" "}
      {formatClockTime(position)} of {formatClockTime(lengthSeconds)}.
    </p>
  );
}
