// The scenario: its text, which can be checked and replaced, with a mark at each current step, and the results of expectations.
import { useEffect, useMemo, useState } from "preact/hooks";
import type { ScenarioReplaced } from "../../control/api-types.ts";
import { send, sendForText } from "../feeds/control.ts";
import { isPast, live, shown, wholeBoards } from "../feeds/live.ts";
import { buildWorldPath, worldName } from "../feeds/selection.ts";
import { formatTimeOfDay } from "../feeds/time.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { saveFile } from "../parts/copy.ts";
import { notify, runWithNotices } from "../parts/notices.tsx";
import { lineOfStep } from "./step-line.ts";

/** The pane with the scenario of the world. */
export function Scenario() {
  return <ScenarioOf key={worldName.value} name={worldName.value} />;
}

function ScenarioOf({ name }: { readonly name: string }) {
  const view = shown.value;
  const [text, setText] = useState<string | undefined>(undefined);
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const read = async () => setText(await sendForText(buildWorldPath("/scenario"), { accept: "application/yaml" }));
  // A name does not identify a scenario: the next one, also after a restart, can have the same name.
  useEffect(() => void runWithNotices(read), [wholeBoards.value, live.value?.world.scenarioChanges]);
  if (view === undefined || text === undefined) return <section class="pane scenario" aria-label="Scenario" />;
  // The text begins with comments about the steps at the time of reading, which are soon out of date.
  const body = text.replace(/^(?:#.*\n)+/, "");
  const check = async () => {
    await send(buildWorldPath("/scenario/check"), { method: "POST", body: draft ?? body });
    notify("The scenario is valid.");
  };
  const replace = async () => {
    const { unchanged } = await send<ScenarioReplaced>(buildWorldPath("/scenario"), {
      method: "PUT",
      body: draft ?? body,
    });
    // Text that the user writes while the page waits for the answer is kept.
    setDraft((written) => (written === draft ? undefined : written));
    await read();
    notify(["The scenario is replaced.", ...unchanged].join(" "));
  };
  const save = async () => {
    const written = await sendForText(buildWorldPath("/tape?as=scenario"), { accept: "application/yaml" });
    saveFile(written, `${name}.yaml`, "application/yaml");
  };
  return (
    <section class="pane scenario" aria-label="Scenario">
      <header>
        <h2>Scenario</h2>
        <span class="muted">{view.world.scenario}</span>
        <span class="buttons">
          {draft === undefined ? (
            <button type="button" disabled={isPast.value} onClick={() => setDraft(body)}>
              Edit
            </button>
          ) : (
            <>
              <ActionButton action={check}>Check</ActionButton>
              <ActionButton action={replace} kind="main">
                Replace
              </ActionButton>
              <button type="button" onClick={() => setDraft(undefined)}>
                Discard
              </button>
            </>
          )}
          <ActionButton action={save}>Save session as scenario</ActionButton>
        </span>
      </header>
      <Progress />
      {draft === undefined ? (
        <Text text={body} />
      ) : (
        <textarea
          class="code"
          aria-label="Text of the scenario"
          spellcheck={false}
          value={draft}
          onInput={({ currentTarget }) => setDraft(currentTarget.value)}
        />
      )}
      <Expectations />
    </section>
  );
}

function Progress() {
  const progress = shown.value?.scenario;
  if (progress === undefined) return null;
  const { isOver, stepsAreOver, at, waitsFor } = progress;
  const where = at.map(({ path, step }) => `${step} (${path})`).join(" and ");
  return (
    <p class="muted" aria-live="polite">
      {isOver ? "All steps are done." : stepsAreOver ? "All steps are done; the traffic continues." : `At ${where}.`}
      {waitsFor.length > 0 && ` It waits for: ${waitsFor.join("; ")}.`}
    </p>
  );
}

function Text({ text }: { readonly text: string }) {
  const at = shown.value?.scenario.at;
  const marked = useMemo(() => new Set((at ?? []).map(({ path }) => lineOfStep(text, path))), [at, text]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: A scrolling region must be reachable by keyboard.
    <section class="code" aria-label="Text of the scenario" tabIndex={0}>
      <ol>
        {text.split("\n").map((line, index) => (
          <li
            key={index}
            class={marked.has(index + 1) ? "now" : undefined}
            aria-current={marked.has(index + 1) ? "step" : undefined}
          >
            {line}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Expectations() {
  const expectations = shown.value?.expectations;
  if (expectations === undefined || expectations.passed + expectations.failed === 0) return null;
  const { passed, failed, latest } = expectations;
  return (
    <section aria-label="Expectations">
      <h3>
        Expectations: {passed} passed, {failed} failed
      </h3>
      <ul class="plain-list">
        {latest.toReversed().map(({ at, expected, passed: isPassed, actual, line }) => (
          <li key={`${at} ${line} ${expected}`} class={isPassed ? undefined : "refused"}>
            <span class="muted">{formatTimeOfDay(at)}</span> {isPassed ? "Passed: " : "Failed: "}
            {expected}
            {actual !== null && `, but ${actual}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
