// The 18 counters of the chosen agent, each with a sparkline. A click on a counter opens its explanation.
import { useEffect, useState } from "preact/hooks";
import type { CounterName, Explained } from "../../control/api-types.ts";
import { send } from "../feeds/control.ts";
import { isPast, shown } from "../feeds/live.ts";
import { findAbsence, type Reading, readOnChange } from "../feeds/reading.ts";
import { agentId, buildWorldPath, chooseAgent, worldName } from "../feeds/selection.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { Named } from "../parts/named.tsx";
import { notify } from "../parts/notices.tsx";
import { AgentChoice } from "./agent-choice.tsx";
import { Explanation } from "./explanation.tsx";
import { Sparkline } from "./sparkline.tsx";

/** The pane with the counters of the chosen agent. */
export function Counters() {
  const id = agentId.value;
  return (
    <section class="pane counters" aria-label="Counters">
      <header>
        <h2>Counters</h2>
        <AgentChoice />
      </header>
      {id === undefined || shown.value?.agents.get(id) === undefined ? (
        <p class="empty">Choose an agent to see its 18 counters, and which events made each of them.</p>
      ) : (
        <CountersOf key={`${worldName.value} ${id}`} agent={id} />
      )}
    </section>
  );
}

function CountersOf({ agent }: { readonly agent: number }) {
  const [{ value, problem }, setReading] = useState<Reading<Explained>>({ value: undefined, problem: "" });
  const [opened, setOpened] = useState<CounterName | undefined>(undefined);
  useEffect(
    () =>
      readOnChange(
        (signal) => send<Explained>(buildWorldPath(`/agents/${agent}/statistics?explain`), { signal }),
        (reading) => setReading((old) => ({ value: reading.value ?? old.value, problem: reading.problem })),
        () => findAbsence(agent),
      ),
    [agent],
  );
  if (value === undefined) return <p class="empty">{problem}</p>;
  const names = Object.keys(value.counters) as CounterName[];
  return (
    <>
      {isPast.value && (
        <p class="strip warn">These are the present counters. The control API can't explain earlier ones.</p>
      )}
      <p class="muted">Numbers are {value.sentence}.</p>
      <div class="counter-grid">
        {names.map((name) => {
          const counter = value.counters[name];
          return (
            <button
              key={name}
              type="button"
              class="counter"
              aria-expanded={opened === name}
              onClick={() => setOpened(opened === name ? undefined : name)}
            >
              <Named name={`${name} ${counter.value}: explain`}>
                <span class="counter-name">{name}</span>
                <span class="counter-value">
                  {counter.value}
                  {counter.pinned !== null && <span class="badge">pinned</span>}
                </span>
                <Sparkline counter={counter} now={value.now} />
              </Named>
            </button>
          );
        })}
      </div>
      {opened !== undefined && (
        <section class="card" aria-label={`Explanation of ${opened}`}>
          <header>
            <h3>{opened}</h3>
            <Pin
              key={opened}
              agent={agent}
              name={opened}
              value={value.counters[opened].value}
              isPinned={value.counters[opened].pinned !== null}
            />
          </header>
          <Explanation counter={value.counters[opened]} onLadder={() => chooseAgent(agent, "ladder")} />
        </section>
      )}
    </>
  );
}

interface PinProps {
  readonly agent: number;
  readonly name: CounterName;
  readonly value: number;
  readonly isPinned: boolean;
}

function Pin({ agent, name, value, isPinned }: PinProps) {
  const [written, setWritten] = useState(String(value));
  const patch = (statistics: object, done: string) => async () => {
    await send(buildWorldPath(`/agents/${agent}`), { method: "PATCH", body: { statistics } });
    notify(done);
  };
  return (
    <span class="buttons">
      <input
        size={7}
        inputMode="numeric"
        aria-label={`Value to pin ${name} to`}
        value={written}
        onInput={({ currentTarget }) => setWritten(currentTarget.value)}
      />
      <ActionButton
        action={patch({ set: { [name]: Number(written) } }, `${name} is pinned to ${written}.`)}
        kind="small"
      >
        Pin
      </ActionButton>
      {isPinned && (
        <ActionButton action={patch({ clear: [name] }, `${name} counts again.`)} kind="small">
          Unpin
        </ActionButton>
      )}
    </span>
  );
}
