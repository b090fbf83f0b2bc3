// Shows that the simulator or the world cannot be reached, that the simulator was restarted, and that the page shows an earlier moment.

import { connection, connectionNews, isPast, past } from "../feeds/live.ts";
import { formatTimeOfDay } from "../feeds/time.ts";
import { showPresent, travel } from "../feeds/travel.ts";
import { notify, runWithNotices } from "../parts/notices.tsx";

/** The strips under the bar: the news of the connection, and the earlier moment that the page shows; empty without both. */
export function ConnectionNews() {
  const isLost = connection.value === "lost" || connection.value === "gone";
  return (
    <div class="news" aria-live="polite">
      {connectionNews.value !== "" && (
        <p class={isLost ? "strip warn" : "strip"}>
          <span>
            {connectionNews.value}
            {connection.value === "lost" && " The page reconnects automatically."}
          </span>
          {!isLost && (
            <button
              type="button"
              class="quiet"
              onClick={() => {
                connectionNews.value = "";
              }}
            >
              Close
            </button>
          )}
        </p>
      )}
      {isPast.value && <PastStrip />}
    </div>
  );
}

function PastStrip() {
  const instant = past.value?.clock.now ?? "";
  const continueFromHere = () =>
    runWithNotices(async () => {
      await travel("rewind", { to: { instant } });
      notify(`The world continues from ${formatTimeOfDay(instant)}.`);
    });
  return (
    <p class="strip past">
      <span>All panes show {formatTimeOfDay(instant)}, read only. The world itself has not changed.</span>
      <span class="buttons">
        <button type="button" class="main" onClick={() => void continueFromHere()}>
          Continue from here
        </button>
        <button type="button" onClick={showPresent}>
          Back to the present
        </button>
      </span>
    </p>
  );
}
