// The dialog with the details of a request, an event or an input: the journal entry, the input on the tape, and the events that it caused.
import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { JournalEntry, WorldEvent } from "../../control/api-types.ts";
import { send, sentenceOf } from "../feeds/control.ts";
import { live } from "../feeds/live.ts";
import { buildWorldPath } from "../feeds/selection.ts";
import { toCurl, toScenarioStep, toVerifyBody } from "../ladder/copy-as.ts";
import { isPush } from "../ladder/delivered.ts";
import { labelOf } from "../ladder/event-arrow.ts";
import { describeAnswer } from "../ladder/outcome.ts";
import type { Mark } from "../ladder/row.ts";
import { formatDuration } from "../ladder/rows.ts";
import { copyText } from "../parts/copy.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Body } from "./body.tsx";
import { BothAnswers, BothPushes } from "./real-side.tsx";

/** The request, the event or the input that the dialog shows. */
interface Opened {
  readonly entry?: JournalEntry | undefined;
  readonly event?: WorldEvent | undefined;
  /** The number of an input of the tape. */
  readonly input?: number | undefined;
  readonly marks: readonly Mark[];
}

/** An input of the tape, as `GET /inputs/{input}` returns it. */
interface Input {
  readonly input: number;
  readonly at: string;
  readonly control?: { readonly method: string; readonly path: string; readonly body?: unknown };
  readonly decision?: unknown;
  readonly entry: JournalEntry | null;
  readonly events: readonly WorldEvent[];
}

const opened = signal<Opened | undefined>(undefined);

/** Opens a request. */
export function openEntry(entry: JournalEntry, marks: readonly Mark[] = []): void {
  opened.value = { entry, marks };
}

/** Opens an event with the request that delivered the event, if there is one. */
export function openEvent(event: WorldEvent, entry: JournalEntry | undefined, marks: readonly Mark[] = []): void {
  opened.value = { event, entry, marks };
}

/** Opens an input of the tape by its number. */
export function openInput(input: number): void {
  opened.value = { input, marks: [] };
}

/** The dialog with the details, while something is opened. */
export function EntryDialog() {
  const current = opened.value;
  if (current === undefined) return null;
  const { entry, event, input, marks } = current;
  const title =
    event !== undefined
      ? `Event ${event.serial}: ${labelOf(event)}`
      : entry !== undefined
        ? `Request ${entry.number}: ${entry.operation}`
        : `Input ${input}`;
  return (
    <Dialog
      title={title}
      onClose={() => {
        opened.value = undefined;
      }}
    >
      <div class="stack entry">
        {marks.map(({ kind, severity, sentence }) => (
          <p key={sentence} class={`mark ${kind} ${severity}`}>
            {sentence}
          </p>
        ))}
        {event !== undefined && <Members title="The event" of={event} />}
        {entry !== undefined && <Request entry={entry} />}
        <Cause of={current} />
      </div>
    </Dialog>
  );
}

function Request({ entry }: { readonly entry: JournalEntry }) {
  const { method, path, query, request, answer, reason, phase, worldTime, receivedAt, guid, bodies } = entry;
  const { real, twin } = entry;
  const url = live.value?.world.url ?? "";
  return (
    <section>
      <h3>The request</h3>
      <p class="request-line">
        <code>
          {method} {path}
          {query === null ? "" : `?${query}`}
        </code>
      </p>
      <dl>
        <dt>Answer</dt>
        <dd>
          {describeAnswer(entry)}
          {phase === "received" ? "" : `, ${formatDuration(entry)}`}
        </dd>
        {reason !== null && <dt>Reason</dt>}
        {reason !== null && <dd>{reason.sentence}</dd>}
        <dt>World time</dt>
        <dd>{worldTime}</dd>
        <dt>Wall time</dt>
        <dd>{receivedAt}</dd>
        {guid !== null && <dt>Guid</dt>}
        {guid !== null && <dd>{guid}…</dd>}
      </dl>
      {twin === undefined ? <Body title="Body of the request" body={request} /> : <BothPushes entry={entry} />}
      {real === undefined ? <Body title="Body of the answer" body={answer} /> : <BothAnswers entry={entry} />}
      {bodies !== "kept" && <p class="muted">The journal has no bodies of this request ({bodies}).</p>}
      {!isPush(entry) && (
        <div class="buttons">
          <button type="button" onClick={() => void copyText(toCurl(entry, url), "The curl command")}>
            Copy as curl
          </button>
          <button type="button" onClick={() => void copyText(toVerifyBody(entry), "The body of verify")}>
            Copy as verify
          </button>
          <button type="button" onClick={() => void copyText(toScenarioStep(entry), "The step of a scenario")}>
            Copy as scenario step
          </button>
        </div>
      )}
    </section>
  );
}

function Members({ title, of }: { readonly title: string; readonly of: object }) {
  return (
    <section>
      <h3>{title}</h3>
      <pre>{JSON.stringify(of, undefined, 2)}</pre>
    </section>
  );
}

/** The input on the tape that a request is, or that caused an event, with all events that the input caused. */
function Cause({ of: { entry, event, input } }: { readonly of: Opened }) {
  const cause = input ?? event?.cause ?? entry?.input ?? undefined;
  const [read, setRead] = useState<Input | string | undefined>(undefined);
  useEffect(() => {
    setRead(undefined);
    if (typeof cause !== "number" || cause === 0) return;
    if (cause > (live.value?.world.input ?? 0)) {
      setRead(`A reset or a rewind has abandoned input ${cause}.`);
      return;
    }
    send<Input>(buildWorldPath(`/inputs/${cause}`)).then(setRead, (error) => setRead(sentenceOf(error)));
  }, [cause]);
  if (typeof cause === "string") return <p>Cause: {cause} of the scenario.</p>;
  if (cause === 0)
    return <p>Cause: the scenario itself, such as an agent on autopilot or the traffic of the center.</p>;
  if (cause === undefined || read === undefined) return null;
  if (typeof read === "string") return <p class="muted">{read}</p>;
  const isItself = read.entry !== null && read.entry.number === entry?.number;
  return (
    <section>
      <h3>Input {read.input} on the tape</h3>
      {read.control !== undefined && (
        <p>
          <code>
            {read.control.method} {read.control.path}
          </code>{" "}
          of the control API{read.control.body === undefined ? "" : `: ${JSON.stringify(read.control.body)}`}
        </p>
      )}
      {read.decision !== undefined && <pre>{JSON.stringify(read.decision)}</pre>}
      {read.entry !== null && !isItself && <RequestLink entry={read.entry} />}
      {read.events.length > 0 && (
        <ul class="plain-list">
          {read.events.map((event) => (
            <li key={event.serial}>
              <span class="muted">{event.serial}</span> {event.agent === undefined ? "" : `agent ${event.agent}: `}
              {labelOf(event)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function RequestLink({ entry }: { readonly entry: JournalEntry }) {
  return (
    <p>
      <button type="button" class="link-button" onClick={() => openEntry(entry)}>
        Request {entry.number}: {entry.operation} of agent {entry.agent ?? "–"}, answer: {describeAnswer(entry)}
      </button>
    </p>
  );
}
