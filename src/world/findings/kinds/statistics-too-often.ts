// Finding: a client that queries statistics too often.
import type { Duration, Instant } from "../../../core/index.ts";
import { declareFindingKind, formatLength } from "../kind.ts";
import { declareClientState, NEVER } from "../kind-state.ts";

/** The span (wall time), and the maximum number of queries in it. The page gives no number; a display can show one value per second. */
const SPAN: Duration = 10_000;
const MAX_QUERIES = 10;

const STATISTICS = "queryCallStatisticsInfo";

interface Facts {
  readonly most: number;
}

interface State {
  /** The beginning of the count of queries, in wall time. */
  since: Instant;
  /** The number of queries since then. */
  queries: number;
}

/** A warning when a client requests statistics more often than the page advises; it names the highest number (cec_07_1269). */
export const statisticsTooOften = declareFindingKind<Facts, State>({
  name: "statistics-too-often",
  severity: "warning",
  summary: `Sends \`${STATISTICS}\` more than ${MAX_QUERIES} times within ${SPAN / 1_000} s (wall time).`,
  rule: "Request statistics rarely: frequent requests slow the gateway down.",
  page: "cec_07_1269",
  sentence: ({ most }) => `requested statistics ${most} times within ${formatLength(SPAN)}`,
  state: declareClientState(() => ({ since: NEVER, queries: 0 })),
  merge: (earlier, latest) => ({ most: Math.max(earlier.most, latest.most) }),
  hooks: {
    accepted({ request, now, state }) {
      if (request.operation !== STATISTICS) return undefined;
      if (now - state.since >= SPAN) {
        state.since = now;
        state.queries = 0;
      }
      state.queries++;
      return state.queries > MAX_QUERIES ? { most: state.queries } : undefined;
    },
  },
});
