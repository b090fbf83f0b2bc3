// Finding: a client that polls again immediately after an empty answer.
import type { Duration, Instant } from "../../../core/index.ts";
import { declareFindingKind, formatLength, formatTimesSuffix } from "../kind.ts";
import { declareSessionState, NEVER } from "../kind-state.ts";

/** The documents recommend 200 to 500 ms; a timer of 200 ms may fire a little early. */
const MIN_PAUSE: Duration = 190;

interface Facts {
  /** The shortest pause between an empty answer and the next poll, in wall time. */
  readonly least: Duration;
}

interface State {
  /** When the last poll was answered empty, in wall time. */
  emptyAt: Instant;
}

/** A warning when a client polls again less than about 200 ms after an empty answer; it names the shortest pause (cec_07_1274). */
export const pollingTooFast = declareFindingKind<Facts, State>({
  name: "polling-too-fast",
  severity: "warning",
  summary: "Polls again less than about 200 ms (wall time) after an answer without an event.",
  rule: "Poll again 200 to 500 ms after an empty answer, and immediately only after an event.",
  page: "cec_07_1274",
  sentence: ({ least }, times) =>
    times === 1
      ? `polled again ${formatLength(least)} after an empty answer`
      : `polled again as soon as ${formatLength(least)} after an empty answer${formatTimesSuffix(times)}`,
  state: declareSessionState(() => ({ emptyAt: NEVER })),
  merge: (earlier, latest) => ({ least: Math.min(earlier.least, latest.least) }),
  hooks: {
    polled({ now, state }) {
      const pause = now - state.emptyAt;
      state.emptyAt = NEVER;
      return pause < MIN_PAUSE ? { least: Math.max(0, pause) } : undefined;
    },
    pollAnsweredEmpty({ request, now, state }) {
      // An empty answer that a fault caused does not mean that nothing happened.
      if (!request.hasFaultyAnswer) state.emptyAt = now;
      return undefined;
    },
  },
});
