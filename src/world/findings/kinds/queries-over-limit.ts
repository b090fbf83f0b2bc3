// Finding: a client that queries call data more often than the real gateway allows; where that is refused, a client that continues anyway.
import type { Duration, Instant } from "../../../core/index.ts";
import { MAX_QUERIES_OF_AGENT, MAX_QUERIES_OF_ALL, QUERY_SPAN } from "../../../words/flow-limits.ts";
import { findingKind, TOLERATED } from "../kind.ts";
import { NEVER, ofClient } from "../kind-state.ts";

/** The limits as sentences quote them. */
const LIMITS = {
  span: `${QUERY_SPAN / 1_000} s`,
  ofAgent: MAX_QUERIES_OF_AGENT,
  // toLocaleString loads the locales of Node, 18 ms of every start.
  ofAll: String(MAX_QUERIES_OF_ALL).replace(/\B(?=(?:\d{3})+$)/g, ","),
};

/** Refusals that are further apart than this (wall time) are not a row: the client has paused. */
const PAUSE: Duration = 10_000;

interface Facts {
  /** The last operation. */
  readonly operation: string;
}

interface State {
  /** When a query was refused last, in wall time, and how many were refused without a pause. */
  refusedAt: Instant;
  refused: number;
}

export const queriesOverLimit = findingKind<Facts, State>({
  name: "queries-over-limit",
  severity: "error",
  summary: `Queries call data (any GET of calldata) more than ${LIMITS.ofAgent} times within ${LIMITS.span}, or when all agents together have sent ${LIMITS.ofAll} queries in that time. If \`flowControl\` refuses the queries, only those after ${TOLERATED} refusals in a row count.`,
  rule: `Query call data at most ${LIMITS.ofAgent} times within ${LIMITS.span} per agent, and ${LIMITS.ofAll} times for all agents together: beyond that the gateway limits its load.`,
  page: "cec_07_1261",
  sentence: ({ operation }, times) =>
    `queried call data ${times === 1 ? "once" : `${times} times`} beyond the limit (${LIMITS.ofAgent} queries of an agent within ${LIMITS.span}, ${LIMITS.ofAll} of all agents), last with ${operation}`,
  state: ofClient(() => ({ refusedAt: NEVER, refused: 0 })),
  hooks: {
    overLimit({ request, now, state }, isEnforced) {
      const facts = { operation: request.operation };
      if (!isEnforced) return facts;
      if (now - state.refusedAt >= PAUSE) state.refused = 0;
      state.refusedAt = now;
      state.refused++;
      return state.refused > TOLERATED ? facts : undefined;
    },
  },
});
