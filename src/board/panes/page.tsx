// The whole page: the bar, the tabs and panes, the scrubber, and messages and dialogs.
import { PANES, type Pane, pane } from "../feeds/selection.ts";
import { Notices } from "../parts/notices.tsx";
import { Bar } from "./bar.tsx";
import { Calls } from "./calls.tsx";
import { ConnectionNews } from "./connection-news.tsx";
import { Counters } from "./counters.tsx";
import { EntryDialog } from "./entry-dialog.tsx";
import { Faults } from "./faults.tsx";
import { Floor } from "./floor.tsx";
import { Journal } from "./journal.tsx";
import { Ladder } from "./ladder.tsx";
import { Recordings } from "./recordings.tsx";
import { Scenario } from "./scenario.tsx";
import { Scrubber } from "./scrubber.tsx";
import { TokenDialog } from "./token-dialog.tsx";

const TITLES: Readonly<Record<Pane, string>> = {
  floor: "Floor",
  calls: "Calls",
  ladder: "Ladder",
  journal: "Journal",
  counters: "Counters",
  recordings: "Recordings",
  faults: "Faults",
  scenario: "Scenario",
};

/** On a wide page, these two panes are always visible beside the others. */
const ASIDE: readonly Pane[] = ["floor", "calls"];

/** The other panes, of which the page shows one at a time. */
const WORK = {
  ladder: Ladder,
  journal: Journal,
  counters: Counters,
  recordings: Recordings,
  faults: Faults,
  scenario: Scenario,
} as const;

/** The whole page. On a narrow screen, it shows one pane at a time. */
export function Page() {
  const chosen = pane.value;
  const Work = WORK[chosen as keyof typeof WORK] ?? Ladder;
  return (
    <div class={`page shows-${chosen}${ASIDE.includes(chosen) ? " shows-aside" : ""}`}>
      <Bar />
      <ConnectionNews />
      <Tabs />
      <main>
        <div class="aside">
          <Floor />
          <Calls />
        </div>
        <div class="work">
          <Work />
        </div>
      </main>
      <Scrubber />
      <Notices />
      <EntryDialog />
      <TokenDialog />
    </div>
  );
}

function Tabs() {
  return (
    <nav class="tabs" aria-label="Panes">
      {PANES.map((tab) => (
        <button
          key={tab}
          type="button"
          class={ASIDE.includes(tab) ? "tab only-narrow" : "tab"}
          aria-current={pane.value === tab ? "page" : undefined}
          onClick={() => {
            pane.value = tab;
          }}
        >
          {TITLES[tab]}
        </button>
      ))}
    </nav>
  );
}
