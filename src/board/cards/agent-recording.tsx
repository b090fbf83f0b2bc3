// The recordings on the card of an agent: those that run, and the one that is played to it.
import { shown } from "../feeds/live.ts";
import { clockTime, worldNow } from "../feeds/time.ts";
import type { BoardAgent } from "../feeds/view.ts";
import { RecordingButtons, recordedFor } from "./recording-buttons.tsx";

/** The running recordings of an agent. */
export function AgentRecordings({ agent }: { readonly agent: number }) {
  const recordings = [...(shown.value?.recordings.values() ?? [])].filter((recording) => recording.agent === agent);
  return (
    <>
      {recordings.map((recording) => (
        <div key={recording.id} class="line call-line">
          <span>
            recording {recording.state} <strong>{recordedFor(recording, worldNow.value)}</strong>
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
  const played = playedSeconds + (playsSince === null ? 0 : (worldNow.value - Date.parse(playsSince)) / 1_000);
  const position = lengthSeconds > 0 ? played % lengthSeconds : 0;
  return (
    <p class="muted">
      {state === "playing" ? "Hears" : "Has paused"} the recording {recording ?? "(no longer kept)"} at{" "}
      {clockTime(position)} of {clockTime(lengthSeconds)}.
    </p>
  );
}
