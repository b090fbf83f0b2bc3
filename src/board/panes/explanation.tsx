// Explains a counter: the events or time spans behind it, each with the request that caused it.
import type { Explained } from "../../control/api-types.ts";
import { formatTimeOfDay } from "../feeds/time.ts";
import { Named } from "../parts/named.tsx";
import { openInput } from "./entry-dialog.tsx";

type Counter = Explained["counters"][keyof Explained["counters"]];

interface Reason {
  readonly key: string;
  readonly at: string;
  readonly sentence: string;
  readonly cause: number | string | null;
}

/** The maximum number of reasons that are shown: the newest ones, newest last. */
const MAX_REASONS = 200;

function reasonsOf(counter: Counter): Reason[] {
  if ("events" in counter)
    return counter.events.map(({ serial, at, sentence, cause }) => ({ key: `${serial}`, at, sentence, cause }));
  return counter.spans.map(({ from, to, seconds, sentence, cause }) => ({
    key: from,
    at: from,
    sentence: `${sentence}, ${Math.floor(seconds)} s${to === null ? " so far" : ""}`,
    cause,
  }));
}

/** The explanation of a counter. `onLadder` shows the ladder of its agent. */
export function Explanation({ counter, onLadder }: { readonly counter: Counter; readonly onLadder: () => void }) {
  const reasons = reasonsOf(counter);
  return (
    <>
      <p>
        {counter.value}: {counter.sentence}.
      </p>
      {reasons.length > MAX_REASONS && (
        <p class="muted">
          The newest {MAX_REASONS} of {reasons.length}.
        </p>
      )}
      <ul class="plain-list reasons">
        {reasons.slice(-MAX_REASONS).map(({ key, at, sentence, cause }) => (
          <li key={key} class="line">
            <span>
              <span class="muted">{formatTimeOfDay(at)}</span> {sentence}
            </span>
            <span class="buttons">
              <button type="button" class="small" onClick={onLadder}>
                <Named name={`Ladder of: ${sentence}`}>Ladder</Named>
              </button>
              <Cause cause={cause} sentence={sentence} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Cause({ cause, sentence }: { readonly cause: number | string | null; readonly sentence: string }) {
  if (cause === null) return null;
  if (cause === 0 || typeof cause === "string") return <span class="muted">{cause === 0 ? "scenario" : cause}</span>;
  return (
    <button type="button" class="small" onClick={() => openInput(cause)}>
      <Named name={`Request that caused: ${sentence}`}>Request</Named>
    </button>
  );
}
