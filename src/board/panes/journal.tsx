// The journal: requests as they come, and the findings about them.
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { FindingInfo, JournalEntry } from "../../control/api-types.ts";
import { send } from "../feeds/control.ts";
import { findings, followFindings } from "../feeds/findings.ts";
import { entries, followJournal, type JournalFilter, journalProblem } from "../feeds/journal.ts";
import { live, past } from "../feeds/live.ts";
import { buildWorldPath, pane, worldName } from "../feeds/selection.ts";
import { formatTimeOfDay } from "../feeds/time.ts";
import { readEvents } from "../ladder/delivered.ts";
import { hasFailed, outcomeOf } from "../ladder/outcome.ts";
import { formatDuration } from "../ladder/rows.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { LongList } from "../parts/long-list.tsx";
import { openEntry } from "./entry-dialog.tsx";
import { describeDifferenceCount, differencesOf } from "./real-side.tsx";

const ROW_HEIGHT = 30;

/** The maximum number of findings that are shown. */
const MAX_FINDINGS = 50;
const NO_FILTER: JournalFilter = { agent: "", operation: "", retcode: "" };

const areFindingsOpen = signal(false);
const filter = signal<JournalFilter>(NO_FILTER);

/** Shows the findings, in the pane with the requests that they are about. */
export function openFindings(): void {
  areFindingsOpen.value = true;
  pane.value = "journal";
}

/** The pane with the requests of clients. */
export function Journal() {
  const { agent, operation, retcode } = filter.value;
  const name = worldName.value;
  useEffect(() => followJournal({ agent, operation, retcode }), [name, agent, operation, retcode]);
  useEffect(() => followFindings(), []);
  const until = past.value?.clock.now;
  const list = until === undefined ? entries.value : entries.value.filter(({ worldTime }) => worldTime <= until);
  const isFiltered = agent !== "" || operation !== "" || retcode !== "";
  return (
    <section class="pane journal" aria-label="Journal">
      <header>
        <h2>Journal</h2>
        <Filters />
        <ActionButton
          action={() => send(buildWorldPath("/journal"), { method: "DELETE" }).then(() => (entries.value = []))}
        >
          Clear
        </ActionButton>
      </header>
      {journalProblem.value !== "" && <p class="strip warn">{journalProblem.value}</p>}
      <Findings />
      {list.length === 0 ? (
        <p class="empty">
          {isFiltered
            ? "No request fits these filters."
            : `The journal has no requests. Point your client at ${live.value?.world.url ?? "the gateway"}.`}
        </p>
      ) : (
        <>
          <div class="entry-row head" aria-hidden="true">
            <span>No.</span>
            <span>Time</span>
            <span>Agent</span>
            <span>Operation</span>
            <span>Answer</span>
            <span>Took</span>
          </div>
          <LongList
            label="Requests"
            class="entries"
            items={list}
            keyOf={({ number }) => number}
            rowHeight={ROW_HEIGHT}
            followsEnd
            hasButtons
            render={(entry, tabIndex) => <Entry entry={entry} tabIndex={tabIndex} />}
          />
        </>
      )}
    </section>
  );
}

function Filters() {
  const set = (name: keyof JournalFilter) => (event: { readonly currentTarget: HTMLInputElement }) => {
    filter.value = { ...filter.value, [name]: event.currentTarget.value };
  };
  return (
    <fieldset class="filters" aria-label="Filters">
      <input
        size={6}
        inputMode="numeric"
        aria-label="Agent"
        placeholder="agent"
        value={filter.value.agent}
        onChange={set("agent")}
      />
      <input
        size={20}
        aria-label="Operation"
        placeholder="operation"
        value={filter.value.operation}
        onChange={set("operation")}
      />
      <input
        size={8}
        aria-label="Retcode"
        placeholder="retcode"
        value={filter.value.retcode}
        onChange={set("retcode")}
      />
    </fieldset>
  );
}

function Entry({ entry, tabIndex }: { readonly entry: JournalEntry; readonly tabIndex: number | undefined }) {
  const { number, worldTime, agent, operation, phase, reason } = entry;
  const differences = differencesOf(entry);
  const about = findings.value.filter((finding) => finding.entries.includes(number));
  return (
    <button
      type="button"
      class={`entry-row${hasFailed(entry) ? " refused" : ""}`}
      tabIndex={tabIndex}
      onClick={() => openEntry(entry)}
    >
      <span class="muted">{number}</span>
      <span class="muted">{formatTimeOfDay(worldTime)}</span>
      <span>{agent ?? "–"}</span>
      <span class="entry-operation">
        {operation}
        {readEvents(entry).map(({ name }, i) => (
          // One answer can have several events of one name.
          <span key={i} class="event-name">
            {name}
          </span>
        ))}
        {about.map(({ kind, severity }) => (
          <span key={kind} class={`finding-chip ${severity}`}>
            {kind}
          </span>
        ))}
        {differences.length > 0 && (
          <span class="finding-chip warning">{describeDifferenceCount(differences.length)}</span>
        )}
        {reason !== null && <span class="muted">{reason.sentence}</span>}
      </span>
      <span class="retcode">{outcomeOf(entry)}</span>
      <span class="muted">{phase === "received" ? "" : formatDuration(entry)}</span>
    </button>
  );
}

function Findings() {
  if (findings.value.length === 0) return null;
  return (
    <details
      class="findings"
      open={areFindingsOpen.value}
      onToggle={({ currentTarget }) => {
        areFindingsOpen.value = currentTarget.open;
      }}
    >
      <summary>
        {findings.value.length} {findings.value.length === 1 ? "finding" : "findings"}
      </summary>
      <ul class="plain-list">
        {findings.value.slice(0, MAX_FINDINGS).map((finding) => (
          <Finding key={`${finding.kind} ${finding.agent} ${finding.connection}`} finding={finding} />
        ))}
      </ul>
    </details>
  );
}

function Finding({ finding: { kind, severity, sentence, rule, times } }: { readonly finding: FindingInfo }) {
  return (
    <li>
      <span class={`finding-chip ${severity}`}>{severity}</span> <strong>{kind}</strong> {sentence}
      <span class="muted">
        {" "}
        {rule} ({times} {times === 1 ? "time" : "times"})
      </span>
    </li>
  );
}
