// The card of the chosen agent: its state, calls, conference and recordings, and buttons for what it can do now.
import { send } from "../feeds/control.ts";
import { findRecordings, shown } from "../feeds/live.ts";
import { agentId, buildWorldPath } from "../feeds/selection.ts";
import { formatTimeOfDay, formatTimeSince, worldNow } from "../feeds/time.ts";
import type { BoardAgent, BoardCall } from "../feeds/view.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { AgentConference } from "./agent-conference.tsx";
import { AgentPlayer, AgentRecordings } from "./agent-recording.tsx";
import { CallOut } from "./call-out.tsx";
import { type RequestButton, RequestButtons } from "./request-buttons.tsx";
import { describeClient, STATE_WORDS } from "./words.ts";

const STATES = [
  ["idle", "Idle"],
  ["busy", "Busy"],
  ["rest", "Rest"],
  ["wrapUp", "Wrap-up"],
] as const;

/** The card of an agent, with a button that closes it. */
export function AgentCard({ agent }: { readonly agent: BoardAgent }) {
  const { id, name, state, session, since } = agent;
  const patch = (body: object) => () => send(buildWorldPath(`/agents/${id}`), { method: "PATCH", body });
  const isSignedIn = session !== null;
  const conference = shown.value?.conferences.get(session?.conference ?? -1);
  return (
    <section class={`card state-${state}`} aria-label={`Agent ${id}`}>
      <header>
        <span class="dot" aria-hidden="true" />
        <h3>
          {id} {name}
        </h3>
        <span class="muted">
          {STATE_WORDS[state] ?? state} {formatTimeSince(since, worldNow.value)}
        </span>
        <button
          type="button"
          class="quiet"
          aria-label={`Close the card of agent ${id}`}
          onClick={() => {
            agentId.value = undefined;
          }}
        >
          ×
        </button>
      </header>
      <p class="muted presence" title={describePresence(agent)}>
        {describePresence(agent)}
      </p>
      <div class="buttons">
        {isSignedIn ? (
          <ActionButton action={patch({ signedIn: false })}>Sign out</ActionButton>
        ) : (
          <ActionButton action={patch({ signedIn: true })} kind="main">
            Sign in
          </ActionButton>
        )}
        {agent.locked && <ActionButton action={patch({ locked: false })}>Unlock</ActionButton>}
        {isSignedIn && (
          <fieldset class="joined" aria-label="State">
            {STATES.map(([to, word]) => (
              <ActionButton key={to} action={patch({ state: to })} isPressed={state === to} kind="small">
                {word}
              </ActionButton>
            ))}
          </fieldset>
        )}
      </div>
      {session?.calls.map((call) => {
        const found = shown.value?.calls.get(call);
        return found === undefined ? null : <CallOfAgent key={call} agent={id} call={found} />;
      })}
      {conference !== undefined && <AgentConference agent={id} conference={conference} />}
      <AgentRecordings agent={id} />
      {session !== null && session.player !== null && <AgentPlayer player={session.player} />}
      {isSignedIn && <CallOut agent={id} />}
    </section>
  );
}

function describePresence(agent: BoardAgent): string {
  const { session, waitingEvents, queues } = agent;
  if (session === null)
    return `Queues ${queues.length === 0 ? "none" : queues.join(", ")}. ${describeClient(agent).sentence}`;
  const skills = session.skills.length === 0 ? "signed in to no queue" : `in queues ${session.skills.join(", ")}`;
  const waiting =
    waitingEvents === 0 ? "" : ` ${waitingEvents} ${waitingEvents === 1 ? "event waits" : "events wait"}.`;
  const lastRequest = session.played ? "" : ` Last request at ${formatTimeOfDay(session.heardAt)}.`;
  return `Signed in at ${formatTimeOfDay(session.signedInAt)}, ${skills}. ${describeClient(agent).sentence}${waiting}${lastRequest}`;
}

/** The verbs for each state of an agent's leg, with the labels of their buttons. */
const VERBS: Readonly<Record<string, readonly (readonly [verb: string, label: string])[]>> = {
  alerting: [
    ["answer", "Answer"],
    ["reject", "Reject"],
  ],
  ringing: [
    ["answer", "Answer"],
    ["reject", "Reject"],
  ],
  dialing: [["release", "Hang up"]],
  talking: [
    ["hold", "Hold"],
    ["release", "Hang up"],
  ],
  held: [
    ["retrieve", "Retrieve"],
    ["release", "Hang up"],
  ],
  joined: [["release", "Hang up"]],
  suspended: [["cancel-transfer", "Cancel the transfer"]],
};

function CallOfAgent({ agent, call }: { readonly agent: number; readonly call: BoardCall }) {
  const leg = call.legs.find((leg) => leg.agent === agent);
  const isRecorded = findRecordings((one) => one.agent === agent && one.call === call.id).length > 0;
  const canBeRecorded = leg?.state === "talking" && call.media === "voice" && !isRecorded;
  const verbs = [...(VERBS[leg?.state ?? ""] ?? []), ...(canBeRecorded ? [["record", "Record"] as const] : [])];
  // These verbs act on the current call, so their requests have no call id.
  const verbsWithoutCall = ["hold", "cancel-transfer", "record"];
  const actions = verbs.map(([verb, label]): RequestButton => {
    const path = `/agents/${agent}/${verb}`;
    return verbsWithoutCall.includes(verb) ? [label, path] : [label, path, { call: call.id }];
  });
  return (
    <div class="line call-line">
      <span>
        {leg?.state ?? call.state} <strong>{call.outside[0]?.number ?? call.from}</strong>{" "}
        <span class="muted">{formatTimeSince(leg?.since ?? call.begunAt, worldNow.value)}</span>
      </span>
      <span class="buttons">
        <RequestButtons actions={actions} nameOf={(label) => `${label}: call ${call.id}, agent ${agent}`} />
      </span>
    </div>
  );
}
