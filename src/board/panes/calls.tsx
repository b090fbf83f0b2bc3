// The pane of queues with their waiting calls and chats, of the phones of outside parties, and of the participants of conferences.

import { Chat } from "../cards/chat.tsx";
import { ConferenceParticipant, participantsOf } from "../cards/conference.tsx";
import { Phone, phonesOf } from "../cards/phone.tsx";
import { shown } from "../feeds/live.ts";
import { formatTimeSince, worldNow } from "../feeds/time.ts";
import type { BoardQueue } from "../feeds/view.ts";
import { LongList } from "../parts/long-list.tsx";
import { NewCall } from "./new-call.tsx";

/** The height of a phone with its gap (CSS pixels). */
const PHONE_HEIGHT = 58;

/** The maximum number of queues that are shown. */
const MAX_QUEUES = 50;

/** The pane with queues and customers. */
export function Calls() {
  const view = shown.value;
  if (view === undefined) return <section class="pane calls" aria-label="Calls" />;
  const phones = [...view.calls.values()].flatMap(phonesOf);
  const chats = [...view.chats.values()];
  const { size: conferences } = view.conferences;
  const participants = [...view.conferences.values()].flatMap(participantsOf);
  const queues = [...view.queues.values()];
  return (
    <section class="pane calls" aria-label="Calls">
      <header>
        <h2>Queues and customers</h2>
        <span class="muted">
          {view.calls.size} {view.calls.size === 1 ? "call" : "calls"}
          {chats.length > 0 && `, ${chats.length} ${chats.length === 1 ? "chat" : "chats"}`}
          {conferences > 0 && `, ${conferences} ${conferences === 1 ? "conference" : "conferences"}`}
        </span>
      </header>
      {queues.length > 0 && (
        <ul class="queues plain-list" aria-label="Queues">
          {queues.slice(0, MAX_QUEUES).map((queue) => (
            <li key={queue.id}>
              <Queue queue={queue} />
            </li>
          ))}
        </ul>
      )}
      <NewCall />
      {phones.length + chats.length + participants.length === 0 ? (
        <p class="empty">No customer is on the phone. Call a queue or an agent above.</p>
      ) : (
        <LongList
          label="Customers"
          class="phones"
          items={[...phones, ...chats, ...participants]}
          keyOf={(item) => ("key" in item ? item.key : item.id)}
          rowHeight={PHONE_HEIGHT}
          render={(item) =>
            "participant" in item ? (
              <ConferenceParticipant {...item} />
            ) : "key" in item ? (
              <Phone {...item} />
            ) : (
              <Chat chat={item} />
            )
          }
        />
      )}
    </section>
  );
}

function Queue({ queue }: { readonly queue: BoardQueue }) {
  const { id, name, media, waiting, signedIn, available, answered, abandoned, serviceLevel, calls } = queue;
  const longest = formatTimeSince(calls[0]?.since ?? null, worldNow.value);
  return (
    <div class={waiting > 0 ? "queue waits" : "queue"}>
      <span class="queue-name">
        <strong>{id}</strong> {name}
        {media !== "voice" && <span class="muted"> (chats)</span>}
      </span>
      <span class="queue-waiting">
        {waiting} waiting{longest === "" ? "" : `, ${longest}`}
      </span>
      <span class="muted queue-figures">
        {available} of {signedIn} free, {answered} answered, {abandoned} gave up, {serviceLevel} % in 20 s
      </span>
    </div>
  );
}
