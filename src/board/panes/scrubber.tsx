// The scrubber: a histogram of what happened over time, on which the user chooses the moment that all panes show.
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { WorldEvent } from "../../control/api-types.ts";
import { countPerBin } from "../feeds/activity.ts";
import { send } from "../feeds/control.ts";
import { isPast, live, past } from "../feeds/live.ts";
import { buildWorldPath, worldName } from "../feeds/selection.ts";
import { formatTimeOfDay } from "../feeds/time.ts";
import { showInstant, showPresent } from "../feeds/travel.ts";
import { runWithNotices } from "../parts/notices.tsx";

const BINS = 160;
const HEIGHT = 30;
const STEP_MS = 1_000;
/** The maximum number of events that the page reads to learn what happened before it was opened. */
const MAX_READ_EVENTS = 2_000;
/** The wait for the next position while the scrubber moves, in milliseconds. */
const SETTLE_MS = 120;

/** The instants at which something happened, in milliseconds since 1970, oldest first. */
const instants = signal<readonly number[]>([]);
/** The instant at which the scrubber is while it moves, in milliseconds since 1970. */
const position = signal<number | undefined>(undefined);
let timer: ReturnType<typeof setTimeout> | undefined;

/** The scrubber at the bottom of the page. */
export function Scrubber() {
  const name = worldName.value;
  const branch = live.value?.world.branch;
  useEffect(() => {
    instants.value = [];
    if (branch === undefined) return;
    const read = send<{ events: readonly WorldEvent[] }>(buildWorldPath(`/events?limit=${MAX_READ_EVENTS}`));
    read.then(
      ({ events }) => {
        instants.value = events.map(({ at }) => Date.parse(at));
      },
      // The histogram then begins with the present.
      () => {},
    );
  }, [name, branch]);
  useActivity();
  const now = Date.parse(live.value?.clock.now ?? "");
  if (Number.isNaN(now)) return null;
  const first = Math.min(instants.value[0] ?? now, now - 1);
  // A whole number of steps before now, so that the last step is now.
  const begin = now - Math.ceil((now - first) / STEP_MS) * STEP_MS;
  const shownAt = position.value ?? (past.value === undefined ? now : Date.parse(past.value.clock.now));
  return (
    <section class="scrubber" aria-label="History">
      <span class="muted">{formatTimeOfDay(begin)}</span>
      <div class="track">
        <Histogram begin={begin} end={now} />
        <input
          type="range"
          aria-label="Moment that the panes show"
          aria-valuetext={isPast.value ? `${formatTimeOfDay(shownAt)}, earlier` : `${formatTimeOfDay(shownAt)}, now`}
          min={begin}
          max={now}
          step={STEP_MS}
          value={shownAt}
          onInput={({ currentTarget }) => move(Number(currentTarget.value), now)}
        />
      </div>
      <span class={isPast.value ? "strong" : "muted"}>{isPast.value ? formatTimeOfDay(shownAt) : "now"}</span>
    </section>
  );
}

/** Shows an instant when the scrubber stops moving. At the end of the scrubber, shows the present immediately. */
function move(to: number, now: number): void {
  clearTimeout(timer);
  position.value = to;
  if (now - to < STEP_MS) {
    position.value = undefined;
    showPresent();
    return;
  }
  timer = setTimeout(() => {
    void runWithNotices(() => showInstant(new Date(to).toISOString())).then(() => {
      // The scrubber may have moved on while the control API answered.
      if (position.value === to) position.value = undefined;
    });
  }, SETTLE_MS);
}

/** Adds the present moment to the histogram after each new input and each change of a call. */
function useActivity(): void {
  const view = live.value;
  const input = view?.world.input ?? 0;
  const calls = view?.calls;
  useEffect(() => {
    if (view === undefined) return;
    instants.value = [...instants.value, Date.parse(view.clock.now)].slice(-2 * MAX_READ_EVENTS);
  }, [input, calls]);
}

function Histogram({ begin, end }: { readonly begin: number; readonly end: number }) {
  const bins = countPerBin(instants.value, begin, end, BINS);
  const largest = Math.max(1, ...bins);
  return (
    <svg class="histogram" viewBox={`0 0 ${BINS} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {bins.map((count, index) => {
        // The square root keeps moments with little activity visible.
        const height = count === 0 ? 0 : Math.max(2, Math.sqrt(count / largest) * HEIGHT);
        return <rect key={index} x={index + 0.1} y={HEIGHT - height} width={0.8} height={height} />;
      })}
    </svg>
  );
}
