// The dialog of worlds: choose, create, reset, rewind, delete, and download the tape.
import { useEffect, useState } from "preact/hooks";
import type { CheckpointInfo, WorldInfo } from "../../control/api-types.ts";
import { send, sendForText } from "../feeds/control.ts";
import { deleteWorld, live } from "../feeds/live.ts";
import { buildWorldPath, chooseWorld, worldName } from "../feeds/selection.ts";
import { formatTimeOfDay } from "../feeds/time.ts";
import { travel } from "../feeds/travel.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { saveFile } from "../parts/copy.ts";
import { Dialog } from "../parts/dialog.tsx";
import { useDraft } from "../parts/draft.ts";
import { notify, runWithNotices } from "../parts/notices.tsx";
import { NewWorld } from "./new-world.tsx";
import { WorldChoice } from "./world-choice.tsx";

/** The dialog of worlds. */
export function WorldDialog({ onClose }: { readonly onClose: () => void }) {
  const [worlds, setWorlds] = useState<readonly WorldInfo[] | undefined>(undefined);
  const read = () =>
    runWithNotices(async () => setWorlds((await send<{ worlds: readonly WorldInfo[] }>("/worlds")).worlds));
  useEffect(() => void read(), []);
  const choose = (name: string) => {
    chooseWorld(name);
    onClose();
  };
  return (
    <Dialog title="Worlds" onClose={onClose}>
      <div class="columns">
        <section aria-label="This world">
          <h3>This world: {worldName.value}</h3>
          <ThisWorld key={worldName.value} onDeleted={read} />
        </section>
        <section aria-label="All worlds">
          <h3>{worlds === undefined ? "Worlds" : `${worlds.length} ${worlds.length === 1 ? "world" : "worlds"}`}</h3>
          <WorldChoice worlds={worlds} onChosen={choose} />
          <NewWorld onMade={choose} />
        </section>
      </div>
    </Dialog>
  );
}

function ThisWorld({ onDeleted }: { readonly onDeleted: () => Promise<unknown> }) {
  const name = worldName.value;
  const [isConfirming, setIsConfirming] = useState(false);
  const reset = async () => {
    await travel("reset");
    notify("The world is at the beginning of its scenario.");
  };
  const download = async () => {
    saveFile(
      await sendForText(buildWorldPath("/tape"), { accept: "application/x-ndjson" }),
      `${name}.tape`,
      "text/plain",
    );
  };
  const remove = async () => {
    await deleteWorld(name);
    await onDeleted();
  };
  return (
    <>
      <p class="address">
        Gateway for clients: <code>{live.value?.world.url}</code>
      </p>
      <div class="buttons">
        <ActionButton action={reset}>Reset</ActionButton>
        <ActionButton action={download} worksInPast>
          Download the tape
        </ActionButton>
        {name !== "default" && !isConfirming && (
          <button type="button" class="danger" onClick={() => setIsConfirming(true)}>
            Delete…
          </button>
        )}
        {isConfirming && (
          <ActionButton action={remove} kind="danger">
            Really delete {name}
          </ActionButton>
        )}
      </div>
      <Checkpoints />
    </>
  );
}

function Checkpoints() {
  const checkpoints: readonly CheckpointInfo[] = live.value?.checkpoints ?? [];
  const { text: name, setText: setName, sendWith } = useDraft();
  const make = () =>
    sendWith((written) => {
      const name = written.trim();
      return send(buildWorldPath("/checkpoints"), { method: "POST", body: name === "" ? {} : { name } });
    });
  const rewind = (checkpoint: string) => async () => {
    await travel("rewind", { to: { checkpoint } });
    notify(`The world is back at checkpoint ${checkpoint}.`);
  };
  const remove = (checkpoint: string) => () =>
    send(buildWorldPath(`/checkpoints/${encodeURIComponent(checkpoint)}`), { method: "DELETE" });
  return (
    <>
      <h3>Checkpoints</h3>
      {checkpoints.length === 0 && (
        <p class="muted">None yet. A checkpoint is a moment to which you can rewind the world.</p>
      )}
      <ul class="plain-list">
        {checkpoints.map(({ name: checkpoint, at }) => (
          <li key={checkpoint} class="line">
            <span>
              <strong>{checkpoint}</strong> <span class="muted">{formatTimeOfDay(at)}</span>
            </span>
            <span class="buttons">
              <ActionButton action={rewind(checkpoint)} label={`Rewind to ${checkpoint}`} kind="small">
                Rewind
              </ActionButton>
              <ActionButton action={remove(checkpoint)} label={`Delete checkpoint ${checkpoint}`} kind="small">
                Delete
              </ActionButton>
            </span>
          </li>
        ))}
      </ul>
      <form
        class="line"
        onSubmit={(event) => {
          event.preventDefault();
          void runWithNotices(make);
        }}
      >
        <label class="grow">
          Name
          <input
            value={name}
            placeholder="checkpoint-1"
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
        </label>
        <button type="submit">Create a checkpoint</button>
      </form>
    </>
  );
}
