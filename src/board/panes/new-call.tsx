// The form with which a customer calls a queue or an agent, or begins a chat with one.
import { useState } from "preact/hooks";
import type { CallMade, CallOrder, ChatOrder } from "../../control/api-types.ts";
import { send } from "../feeds/control.ts";
import { isPast, shown } from "../feeds/live.ts";
import { agentId, buildWorldPath } from "../feeds/selection.ts";
import type { ShownBoard } from "../feeds/view.ts";
import { useDraft } from "../parts/draft.ts";
import { notify, runWithNotices } from "../parts/notices.tsx";

/** A target that the customer can choose. `value` identifies it in the list, and `label` is its text there. */
interface Target {
  readonly value: string;
  readonly label: string;
  readonly isChat: boolean;
  readonly to: CallOrder["to"];
}

/** The maximum number of signed-in agents that the form offers besides the chosen one. */
const MAX_AGENTS = 100;

/** Returns the targets in the order of the list: calls before chats, and queues before agents in each. Without a chat queue, no chats. */
function targetsOf(view: ShownBoard): readonly Target[] {
  const queues = [...view.queues.values()];
  const signedIn = [...view.agents.values()].filter(({ session }) => session !== null);
  // The agent of the card is the most likely target, and there may be thousands of others.
  const chosen = view.agents.get(agentId.value ?? -1);
  const agents = [...new Set([...(chosen === undefined ? [] : [chosen]), ...signedIn.slice(0, MAX_AGENTS)])];
  const listTargets = (isChat: boolean): Target[] => [
    ...queues
      .filter(({ media }) => (media !== "voice") === isChat)
      .map(({ id, name }) => targetOf(isChat, { queue: id }, `queue ${id}`, name)),
    ...agents.map(({ id, name }) => targetOf(isChat, { agent: id }, `agent ${id}`, name)),
  ];
  return [...listTargets(false), ...(queues.some(({ media }) => media !== "voice") ? listTargets(true) : [])];
}

function targetOf(isChat: boolean, to: CallOrder["to"], id: string, name: string): Target {
  return { value: isChat ? `chat ${id}` : id, label: `${id} ${name}`, isChat, to };
}

/** The form for a call or a chat. For a chat, it also has the first message. */
export function NewCall() {
  const [from, setFrom] = useState("");
  const { text, setText, sendWith } = useDraft();
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const view = shown.value;
  if (view === undefined) return null;
  const targets = targetsOf(view);
  const target = targets.find(({ value }) => value === chosen) ?? targets[0];
  const [calls, chats] = [targets.filter(({ isChat }) => !isChat), targets.filter(({ isChat }) => isChat)];
  const make = async (text: string) => {
    if (target === undefined) return;
    const { to, isChat } = target;
    const order: CallOrder & ChatOrder = {
      to,
      ...(from.trim() === "" ? {} : { from: from.trim() }),
      ...(isChat && text !== "" ? { text } : {}),
    };
    const made = await send<CallMade & { hint?: string }>(buildWorldPath(isChat ? "/chats" : "/calls"), {
      method: "POST",
      body: order,
    });
    if (made.hint !== undefined) notify(made.hint);
  };
  return (
    <form
      class="line new-call"
      aria-label="New call"
      onSubmit={(event) => {
        event.preventDefault();
        void runWithNotices(() => (target?.isChat === true ? sendWith(make) : make("")));
      }}
    >
      <input
        class="grow"
        aria-label={target?.isChat === true ? "Number or address of the customer" : "Number of the caller"}
        placeholder="any number"
        value={from}
        onInput={({ currentTarget }) => setFrom(currentTarget.value)}
      />
      <select
        aria-label={chats.length > 0 ? "Call or chat" : "Target of the call"}
        value={target?.value ?? ""}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
      >
        {chats.length === 0 ? (
          <Targets targets={calls} />
        ) : (
          <>
            <optgroup label="Calls">
              <Targets targets={calls} />
            </optgroup>
            <optgroup label="Chats">
              <Targets targets={chats} />
            </optgroup>
          </>
        )}
      </select>
      {target?.isChat === true && (
        <input
          class="first-message"
          aria-label="First message of the customer"
          placeholder="first message"
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      )}
      <button type="submit" class="main" disabled={isPast.value || target === undefined}>
        {target?.isChat === true ? "Begin chat" : "Call"}
      </button>
    </form>
  );
}

function Targets({ targets }: { readonly targets: readonly Target[] }) {
  return (
    <>
      {targets.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </>
  );
}
