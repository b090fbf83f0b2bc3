// The recordings of the world: those that run or are paused, with their buttons, and the newest finished ones to download.
import { useEffect, useState } from "preact/hooks";
import type { RecordingInfo } from "../../control/api-types.ts";
import { formatRecordedTime, RecordingButtons } from "../cards/recording-buttons.tsx";
import { countRecordings } from "../cards/words.ts";
import { send, sendForFile } from "../feeds/control.ts";
import { live, past, shown } from "../feeds/live.ts";
import { type Reading, readOnChange } from "../feeds/reading.ts";
import { buildWorldPath, chooseCall, worldName } from "../feeds/selection.ts";
import { formatTimeOfDay } from "../feeds/time.ts";
import type { BoardRecording } from "../feeds/view.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { saveFile } from "../parts/copy.ts";
import { LongList } from "../parts/long-list.tsx";

const ROW_HEIGHT = 40;
/** The maximum number of finished recordings that are shown: the newest ones. */
const MAX_FINISHED = 500;

/** The pane with the recordings. */
export function Recordings() {
  const view = shown.value;
  if (view === undefined) return <section class="pane recordings" aria-label="Recordings" />;
  return <RecordingsOf key={worldName.value} />;
}

function RecordingsOf() {
  const { value: finished = [], problem } = useFinished();
  const until = past.value?.clock.now;
  const view = shown.value;
  const items: (BoardRecording | RecordingInfo)[] = [
    ...(view?.recordings.values() ?? []),
    ...finished.filter(({ endedAt }) => until === undefined || (endedAt ?? "") <= until),
  ];
  const kept = view?.recordingCounts.finished ?? 0;
  return (
    <section class="pane recordings" aria-label="Recordings">
      <header>
        <h2>Recordings</h2>
        <span class="muted">
          {countRecordings(view?.recordings.values() ?? [], kept)}
          {kept > MAX_FINISHED && `, of which the newest ${MAX_FINISHED} are shown`}
        </span>
      </header>
      {problem !== "" && <p class="strip warn">{problem}</p>}
      {items.length === 0 ? (
        <p class="empty">
          Nothing is recorded. Record a call on the card of its agent, with your client, or by a queue with “record”.
        </p>
      ) : (
        <LongList
          label="Recordings of the world"
          items={items}
          keyOf={({ id }) => id}
          rowHeight={ROW_HEIGHT}
          render={(recording) => <Recording recording={recording} />}
        />
      )}
    </section>
  );
}

/** Reads the finished recordings, newest first, and again when a recording has begun or ended, or the world was reset or rewound. */
function useFinished(): Reading<readonly RecordingInfo[]> {
  const [reading, setReading] = useState<Reading<readonly RecordingInfo[]>>({ value: undefined, problem: "" });
  useEffect(() => {
    let known = "";
    let newest: readonly RecordingInfo[] = [];
    const read = async (signal: AbortSignal) => {
      const view = live.value;
      const now = JSON.stringify([view?.world.branch, view?.recordingCounts, [...(view?.recordings.keys() ?? [])]]);
      if (now === known) return newest;
      const path = buildWorldPath(`/recordings?limit=${MAX_FINISHED}`);
      const { recordings } = await send<{ recordings: RecordingInfo[] }>(path, { signal });
      newest = recordings.filter(({ state }) => state === "finished").reverse();
      known = now;
      return newest;
    };
    return readOnChange(
      read,
      ({ value, problem }) => setReading((old) => ({ value: value ?? old.value, problem })),
      () => (live.value === undefined ? "" : undefined),
    );
  }, []);
  return reading;
}

function Recording({ recording }: { readonly recording: BoardRecording | RecordingInfo }) {
  const { id, agent, call, caller, called, begunAt, state } = recording;
  const download = async () => {
    const path = buildWorldPath(`/recordings/${encodeURIComponent(id)}/sound`);
    saveFile(await sendForFile(path, { accept: "audio/wav" }), `${id}.wav`, "audio/wav");
  };
  return (
    <div class={`line recording ${state}`}>
      <span class="recording-text">
        <span>
          <strong>agent {agent}</strong> {caller} to {called}
        </span>
        <span class="muted">
          {formatTimeOfDay(begunAt)},{" "}
          <button
            type="button"
            class="link-button"
            title="Show the ladder of this call"
            onClick={() => chooseCall(call)}
          >
            call {call}
          </button>
        </span>
      </span>
      <span class="buttons">
        {"runsSince" in recording ? (
          <>
            <span>
              {state} {formatRecordedTime(recording)}
            </span>
            <RecordingButtons recording={recording} />
          </>
        ) : (
          <>
            <span class="muted">{recording.length}</span>
            <ActionButton action={download} kind="small" label={`Download the recording ${id}`} worksInPast>
              Download
            </ActionButton>
          </>
        )}
      </span>
    </div>
  );
}
