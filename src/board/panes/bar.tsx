// The bar: the world, its clock, its findings, its polls, and the connection.
import { signal } from "@preact/signals";
import { send } from "../feeds/control.ts";
import { connection, shown } from "../feeds/live.ts";
import { buildWorldPath } from "../feeds/selection.ts";
import { dateOf, formatTimeOfDay, paceFactorOf, worldNow } from "../feeds/time.ts";
import { ActionButton } from "../parts/action-button.tsx";
import { Named } from "../parts/named.tsx";
import { openFindings } from "./journal.tsx";
import { WorldDialog } from "./world-dialog.tsx";

/** The paces of the clock that have a button. */
const PACES = ["1x", "60x"];

const isWorldDialogOpen = signal(false);

/** The bar at the top of the page. */
export function Bar() {
  const view = shown.value;
  return (
    <header class="bar">
      <h1>
        <span class="logo" aria-hidden="true" />
        <span class="title">CC-Gateway simulator</span>
      </h1>
      <button
        type="button"
        class="world-button"
        aria-haspopup="dialog"
        onClick={() => {
          isWorldDialogOpen.value = true;
        }}
      >
        <Named name={`World ${view?.world.name ?? ""}: choose, reset, rewind`}>
          <strong>{view?.world.name ?? "…"}</strong>
          <span class="muted">{view === undefined ? "" : `${view.world.scenario}, seed ${view.world.seed}`}</span>
        </Named>
      </button>
      {view !== undefined && <Clock />}
      {view !== undefined && <Health />}
      {isWorldDialogOpen.value && (
        <WorldDialog
          onClose={() => {
            isWorldDialogOpen.value = false;
          }}
        />
      )}
    </header>
  );
}

function Clock() {
  const mode = shown.value?.clock.mode ?? "manual";
  const isManual = paceFactorOf(mode) === 0;
  const setMode = (to: string) => () => send(buildWorldPath("/clock"), { method: "PUT", body: { mode: to } });
  const advance = (body: object) => send(buildWorldPath("/clock/advance"), { method: "POST", body });
  const advanceToNext = async (times: number) => {
    for (let done = 0; done < times; done++) await advance({ to: "next" });
  };
  return (
    <fieldset class="clock" aria-label="Clock of the world">
      <time class="now" dateTime={new Date(worldNow.value).toISOString()} title={`${dateOf(worldNow.value)}, UTC`}>
        {formatTimeOfDay(worldNow.value)}
      </time>
      {!["manual", ...PACES].includes(mode) && <span class="muted">{mode}</span>}
      <span class="joined">
        <ActionButton action={setMode("manual")} label="Pause the clock" isPressed={isManual} kind="small">
          Pause
        </ActionButton>
        {PACES.map((pace) => (
          <ActionButton
            key={pace}
            action={setMode(pace)}
            label={`Run the clock at ${pace}`}
            isPressed={mode === pace}
            kind="small"
          >
            {pace}
          </ActionButton>
        ))}
      </span>
      <span class="joined">
        <ActionButton
          action={advanceToNext}
          countsPresses
          label="Advance to the next event"
          isDisabled={shown.value?.clock.next == null}
          kind="small"
        >
          Next event
        </ActionButton>
        <ActionButton
          action={(times) => advance({ by: `${30 * times}s` })}
          countsPresses
          label="Advance by 30 seconds"
          kind="small"
        >
          +30 s
        </ActionButton>
        <ActionButton
          action={(times) => advance({ by: `${times}h` })}
          countsPresses
          label="Advance by 1 hour"
          kind="small"
        >
          +1 h
        </ActionButton>
      </span>
    </fieldset>
  );
}

function Health() {
  const view = shown.value;
  if (view === undefined) return null;
  const { findings, heldPolls, world } = view;
  const count = findings.error + findings.warning + findings.note;
  const severity = findings.worst ?? "none";
  return (
    <div class="health">
      <button type="button" class={`finding-chip ${severity}`} onClick={openFindings}>
        {count === 0
          ? "No findings"
          : `${count} ${count === 1 ? "finding" : "findings"}${severity === "note" ? "" : `, worst: ${severity}`}`}
      </button>
      <span class="muted" title="Polls of clients that wait for an event">
        {heldPolls} {heldPolls === 1 ? "poll" : "polls"} held
      </span>
      <span class={`link ${connection.value}`}>{CONNECTION_WORDS[connection.value]}</span>
      {world.failed !== undefined && <p class="strip warn">The world has stopped: {world.failed}</p>}
      {world.working !== undefined && <Progress />}
    </div>
  );
}

const CONNECTION_WORDS = {
  connecting: "connecting",
  live: "live",
  lost: "connection lost",
  gone: "world gone",
} as const;

function Progress() {
  const working = shown.value?.world.working;
  if (working === undefined) return null;
  const { what, done, of } = working;
  return <progress aria-label={`The world works: ${what}`} value={of > 0 ? done / of : undefined} max={1} />;
}
