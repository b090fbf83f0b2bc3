// A chat: who began it, its agents, its newest message, and what its customer can do.
import { send } from "../feeds/control.ts";
import { isPast } from "../feeds/live.ts";
import { buildWorldPath } from "../feeds/selection.ts";
import { formatTimeSince, worldNow } from "../feeds/time.ts";
import type { BoardChat } from "../feeds/view.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { useDraft } from "../parts/draft.ts";
import { runWithNotices } from "../parts/notices.tsx";

const CHAT_WORDS: Readonly<Record<BoardChat["state"], string>> = {
  waiting: "waits",
  ringing: "rings",
  talking: "chats",
  over: "over",
};

/** A chat. It has an input and a button only if a customer takes part. */
export function Chat({ chat }: { readonly chat: BoardChat }) {
  const { id, name, from, state, agents, begunAt, lastMessage } = chat;
  const { text, setText, sendWith } = useDraft();
  const path = buildWorldPath(`/chats/${encodeURIComponent(id)}`);
  const who = name ?? from;
  const say = () => sendWith((text) => send(`${path}/say`, { method: "POST", body: { text } }));
  return (
    <div class={`phone chat phone-${state}`}>
      <span class="phone-text">
        <strong>{who}</strong>
        <span>
          {CHAT_WORDS[state]} {formatTimeSince(begunAt, worldNow.value)}
          <span class="muted"> {agents.map(({ agent }) => agent).join(", ")}</span>
        </span>
        {lastMessage !== null && (
          <span class="muted" title={lastMessage.text}>
            {lastMessage.from ?? "customer"}: {lastMessage.text}
          </span>
        )}
      </span>
      {name !== null && (
        <form
          class="buttons"
          onSubmit={(event) => {
            event.preventDefault();
            if (text !== "") void runWithNotices(say);
          }}
        >
          <input
            aria-label={`Message of ${who}`}
            placeholder="write"
            value={text}
            disabled={isPast.value}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
          <ActionButton action={() => send(path, { method: "DELETE" })} kind="small" label={`Leave the chat: ${who}`}>
            Leave
          </ActionButton>
        </form>
      )}
    </div>
  );
}
