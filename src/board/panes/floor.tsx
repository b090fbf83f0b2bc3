// The floor: a tile for each agent, and the card of the chosen one.
import { signal } from "@preact/signals";
import { AgentCard } from "../cards/agent-card.tsx";
import { describeClient, otherSideOf, STATE_WORDS } from "../cards/words.ts";
import { send } from "../feeds/control.ts";
import { live, shown } from "../feeds/live.ts";
import { agentId, buildWorldPath, chooseAgent } from "../feeds/selection.ts";
import { formatTimeSince, worldNow } from "../feeds/time.ts";
import type { BoardAgent } from "../feeds/view.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { LongList } from "../parts/long-list.tsx";
import { Named } from "../parts/named.tsx";

/** The height of a tile with its gap (CSS pixels). */
const TILE_HEIGHT = 54;
/** With at least this many agents, there is a filter. */
const MIN_AGENTS_TO_FILTER = 12;

const agentFilter = signal("");

/** The pane with all agents. */
export function Floor() {
  const view = shown.value;
  const agents = view === undefined ? [] : [...view.agents.values()];
  const found = agents.filter((agent) => matchesFilter(agent, agentFilter.value));
  const signedIn = agents.filter(({ session }) => session !== null).length;
  const chosen = agentId.value === undefined ? undefined : view?.agents.get(agentId.value);
  return (
    <section class="pane floor" aria-label="Floor">
      <header>
        <h2>Floor</h2>
        <span class="muted">
          {signedIn} of {agents.length} signed in
        </span>
        {agents.length >= MIN_AGENTS_TO_FILTER && (
          <input
            type="search"
            aria-label="Filter agents by id, name or state"
            placeholder="101, Ada, idle"
            value={agentFilter.value}
            onInput={({ currentTarget }) => {
              agentFilter.value = currentTarget.value;
            }}
          />
        )}
      </header>
      {view !== undefined && <Welcome agents={agents} />}
      {chosen !== undefined && <AgentCard key={chosen.id} agent={chosen} />}
      <LongList
        label="Agents"
        class="tiles"
        items={found}
        keyOf={({ id }) => id}
        rowHeight={TILE_HEIGHT}
        columns={2}
        hasButtons
        render={(agent, tabIndex) => <Tile agent={agent} tabIndex={tabIndex} />}
      />
      {agents.length > 0 && found.length === 0 && <p class="empty">No agent matches “{agentFilter.value}”.</p>}
      {view !== undefined && agents.length === 0 && (
        <p class="empty">This center has no agents. Add some under center.agents in the pane Scenario.</p>
      )}
    </section>
  );
}

function matchesFilter(agent: BoardAgent, written: string): boolean {
  const words = written
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== "");
  const text = `${agent.id} ${agent.name} ${STATE_WORDS[agent.state] ?? agent.state} ${agent.group}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

/** The first steps, which are shown until a client signs in, or an agent without autopilot is signed in. */
function Welcome({ agents }: { readonly agents: readonly BoardAgent[] }) {
  const first = agents.find(({ autopilot }) => !autopilot) ?? agents[0];
  const hasClient = agents.some(({ session }) => session !== null && !session.played);
  const isPlayed = agents.some(({ session, autopilot }) => session?.played && !autopilot);
  if (first === undefined || hasClient || isPlayed) return null;
  const signIn = async () => {
    await send(buildWorldPath(`/agents/${first.id}`), { method: "PATCH", body: { signedIn: true } });
    chooseAgent(first.id);
  };
  return (
    <div class="welcome">
      <p>
        No client has signed in yet: point yours at <code>{live.value?.world.url}</code>, or sign agent {first.id} in
        here.
      </p>
      <ActionButton action={signIn} kind="main">
        Sign agent {first.id} in
      </ActionButton>
    </div>
  );
}

function Tile({ agent, tabIndex }: { readonly agent: BoardAgent; readonly tabIndex: number | undefined }) {
  const { id, name, state, since, session, waitingEvents } = agent;
  const call = shown.value?.calls.get(session?.calls.at(-1) ?? "");
  const client = describeClient(agent);
  const word = STATE_WORDS[state] ?? state;
  const lasting = formatTimeSince(since, worldNow.value);
  const isConferring = session !== null && session.conference !== null;
  const detail = isConferring ? "conference" : call === undefined ? "" : otherSideOf(call, id);
  const withWhom = isConferring ? ", in a conference" : detail === "" ? "" : `, call with ${detail}`;
  return (
    <button
      type="button"
      class={`tile state-${state}`}
      tabIndex={tabIndex}
      aria-pressed={agentId.value === id}
      onClick={() => chooseAgent(id)}
    >
      <Named
        name={`Agent ${id} ${name}, ${word}${lasting === "" ? "" : ` for ${lasting}`}${withWhom}${waitingEvents > 0 ? `, ${waitingEvents} events wait` : ""}`}
      >
        <span class="tile-top">
          <strong>{id}</strong>
          <span class="tile-name">{name}</span>
          {client.word !== "" && <span class={`client ${client.word}`}>{client.word}</span>}
          {waitingEvents > 0 && (
            <span class="badge" title={`${waitingEvents} events wait for its client`}>
              {waitingEvents}
            </span>
          )}
        </span>
        <span class="tile-bottom">
          <span class="state-word">{word}</span>
          <span class="tile-call">{detail}</span>
          <span class="lasting">{lasting}</span>
        </span>
      </Named>
    </button>
  );
}
