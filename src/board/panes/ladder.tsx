// The ladder: the sequence diagram of an agent or a call.
import { signal } from "@preact/signals";
import { useEffect, useMemo, useState } from "preact/hooks";
import { type LadderData, LadderReader, type LadderSubject } from "../feeds/ladder-data.ts";
import { live, past, shown } from "../feeds/live.ts";
import { findAbsence, type Reading, readOnChange } from "../feeds/reading.ts";
import { agentId, callId, worldName } from "../feeds/selection.ts";
import { entriesOfPresent } from "../ladder/branch.ts";
import { toMermaid } from "../ladder/mermaid.ts";
import type { Row } from "../ladder/row.ts";
import { lanesOf, makeRows } from "../ladder/rows.ts";
import { toSvg } from "../ladder/svg.ts";
import { copyText, saveFile } from "../parts/copy.ts";
import { AgentChoice } from "./agent-choice.tsx";
import { Diagram } from "./diagram.tsx";

const showsEmptyPolls = signal(false);
const rowFilter = signal("");

/** The pane with the ladder. */
export function Ladder() {
  const agent = agentId.value;
  const call = callId.value;
  const subject: LadderSubject | undefined =
    call !== undefined ? { call } : agent !== undefined ? { agent } : undefined;
  return (
    <section class="pane ladder" aria-label="Ladder">
      <header>
        <h2>Ladder</h2>
        {call === undefined ? (
          <AgentChoice />
        ) : (
          <span class="chip">
            call {call}
            <button
              type="button"
              class="quiet"
              aria-label="Show the agent instead of the call"
              onClick={() => {
                callId.value = undefined;
              }}
            >
              ×
            </button>
          </span>
        )}
        {subject !== undefined && <Tools />}
      </header>
      {subject === undefined ? (
        <div class="empty">
          <p>
            Choose an agent, or a customer's call, to see every request and event between client, gateway, center and
            customer.
          </p>
        </div>
      ) : (
        <LadderOf key={`${worldName.value} ${JSON.stringify(subject)}`} subject={subject} />
      )}
    </section>
  );
}

function Tools() {
  return (
    <fieldset class="filters" aria-label="Filters of the ladder">
      <input
        type="search"
        aria-label="Filter rows by text"
        placeholder="filter"
        value={rowFilter.value}
        onInput={({ currentTarget }) => {
          rowFilter.value = currentTarget.value;
        }}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={showsEmptyPolls.value}
          onChange={({ currentTarget }) => {
            showsEmptyPolls.value = currentTarget.checked;
          }}
        />
        empty polls
      </label>
    </fieldset>
  );
}

function LadderOf({ subject }: { readonly subject: LadderSubject }) {
  const [{ value, problem }, setReading] = useState<Reading<LadderData>>({ value: undefined, problem: "" });
  useEffect(() => {
    const reader = new LadderReader(subject);
    return readOnChange(
      (stopped) => reader.read(stopped),
      (reading) => setReading((old) => ({ value: reading.value ?? old.value, problem: reading.problem })),
      () => ("agent" in subject ? findAbsence(subject.agent) : live.value === undefined ? "" : undefined),
    );
  }, []);
  const rows = useRows(value);
  const lanes = useMemo(() => lanesOf(rows), [rows]);
  if (value === undefined) return <p class="empty">{problem}</p>;
  const title = "agent" in subject ? `agent ${subject.agent}` : `call ${subject.call}`;
  return (
    <>
      {problem !== "" && <p class="strip warn">{problem}</p>}
      {rows.length === 0 ? (
        <p class="empty">
          There are no rows. Sign the agent in with your client or on its card, call it, advance the clock, or clear the
          filter.
        </p>
      ) : (
        <Diagram rows={rows} lanes={lanes} title={title} />
      )}
      <footer class="line">
        <span class="muted">
          {rows.length} {rows.length === 1 ? "row" : "rows"}
        </span>
        <span class="buttons">
          <button
            type="button"
            onClick={() =>
              saveFile(
                toSvg(rows, lanes, `Ladder of ${title}`),
                `ladder-${title.replace(" ", "-")}.svg`,
                "image/svg+xml",
              )
            }
          >
            Save as SVG
          </button>
          <button type="button" onClick={() => void copyText(toMermaid(rows, lanes), "The Mermaid text")}>
            Copy as Mermaid
          </button>
        </span>
      </footer>
    </>
  );
}

/** Returns the rows that match the filter, up to the moment that the page shows. */
function useRows(data: LadderData | undefined): readonly Row[] {
  const view = shown.value;
  const wanted = rowFilter.value.toLowerCase();
  const hasEmptyPolls = showsEmptyPolls.value;
  const until = past.value?.clock.now;
  const input = view?.world.input ?? 0;
  const now = view?.clock.now ?? "";
  return useMemo(() => {
    if (data === undefined) return [];
    const rows = makeRows({
      entries: entriesOfPresent(data.entries, { now, input }),
      events: until === undefined ? data.events : data.events.filter(({ at }) => at <= until),
      findings: data.findings,
      showsEmptyPolls: hasEmptyPolls,
    });
    return wanted === "" ? rows : rows.filter((row) => textOf(row).includes(wanted));
  }, [data, wanted, hasEmptyPolls, until, input, now]);
}

function textOf({ segments, outcome, marks }: Row): string {
  const parts = [...segments.map(({ label }) => label), outcome, ...marks.map(({ sentence }) => sentence)];
  return parts.join(" ").toLowerCase();
}
