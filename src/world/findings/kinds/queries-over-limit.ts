// Finding: a client that queries call data, agents or queues more often than the real gateway allows.
import type { Duration, Instant } from "../../../core/index.ts";
import { MAX_QUERIES_OF_AGENT, MAX_QUERIES_OF_ALL, QUERY_SPAN_MS } from "../../../words/flow-limits.ts";
import { groupDigits } from "../../../words/grouped-digits.ts";
import { declareFindingKind, TOLERATED_REFUSALS } from "../kind.ts";
import { declareClientState, NEVER } from "../kind-state.ts";

/** The limits as sentences quote them. */
const LIMITS = {
  span: `${QUERY_SPAN_MS / 1_000} s`,
  ofAgent: MAX_QUERIES_OF_AGENT,
  ofAll: groupDigits(MAX_QUERIES_OF_ALL),
};

/** A pause between refusals (wall time) of at least this length ends the row. */
const PAUSE_AFTER_ROW: Duration = 10_000;

/** In this time after a sign-in (wall time), more queries cause no finding. */
const SIGN_IN_BURST: Duration = 5_000;

interface Facts {
  /** The last operation. */
  readonly operation: string;
}

interface State {
  /** When a query was last refused, in wall time. */
  refusedAt: Instant;
  /** How many queries were refused without a pause. */
  refused: number;
}

/** An error when an agent's client exceeds the flow control of queries, not counting the burst after a sign-in (cec_07_1261). */
export const queriesOverLimit = declareFindingKind<Facts, State>({
  name: "queries-over-limit",
  severity: "error",
  summary: `Sends more than ${LIMITS.ofAgent} queries of one group within ${LIMITS.span}, or a query after ${LIMITS.ofAll} of all agents in that time. The groups are calldata (GET only), agentgroup and queuedevice. The first ${SIGN_IN_BURST / 1_000} s after a sign-in don't count. If \`flowControl\` refuses queries, the first ${TOLERATED_REFUSALS} refusals in a row don't count.`,
  rule: `Send at most ${LIMITS.ofAgent} queries per agent and group within ${LIMITS.span}, and ${LIMITS.ofAll} for all agents together. Beyond that the gateway limits its load.`,
  page: "cec_07_1261",
  sentence: ({ operation }, times) =>
    `sent ${times === 1 ? "a query" : `${times} queries`} beyond the limit (${LIMITS.ofAgent} queries of an agent within ${LIMITS.span}, ${LIMITS.ofAll} of all agents), last with ${operation}`,
  state: declareClientState(() => ({ refusedAt: NEVER, refused: 0 })),
  hooks: {
    overLimit({ client, request, now, state }, isRefused) {
      // A client sends a dozen queries when it signs in.
      if (now - client.signedInAt < SIGN_IN_BURST) return undefined;
      const facts = { operation: request.operation };
      if (!isRefused) return facts;
      if (now - state.refusedAt >= PAUSE_AFTER_ROW) state.refused = 0;
      state.refusedAt = now;
      state.refused++;
      return state.refused > TOLERATED_REFUSALS ? facts : undefined;
    },
  },
});
