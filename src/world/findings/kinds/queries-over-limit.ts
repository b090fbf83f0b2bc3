// Finding: a client that asks for call data more often than the real gateway lets it; where it is refused for it, one that goes on all the same.
import type { Duration } from "../../../core/index.ts";
import { FLOW_SPAN, MOST_QUERIES_OF_AGENT, MOST_QUERIES_OF_ALL } from "../../../words/flow-limits.ts";
import type { Client } from "../client.ts";
import { findingKind, TOLERATED } from "../kind.ts";

/** The limits as sentences quote them. */
const LIMITS = {
  span: `${FLOW_SPAN / 1_000} s`,
  ofAgent: MOST_QUERIES_OF_AGENT,
  ofAll: MOST_QUERIES_OF_ALL.toLocaleString("en-US"),
};

/** Refusals that are further apart than this (wall time) are no going on. */
const PAUSE: Duration = 10_000;

/** Counts a query that was refused, at a moment of wall time; answers whether its client has ignored the refusals before. */
export function ignoresTheLimit(client: Client, now: number): boolean {
  if (now - client.limitedAt >= PAUSE) client.limited = 0;
  client.limitedAt = now;
  client.limited++;
  return client.limited > TOLERATED;
}

export const queriesOverLimit = findingKind({
  name: "queries-over-limit",
  severity: "error",
  summary: `Asks for call data (any GET of calldata) more than ${LIMITS.ofAgent} times within ${LIMITS.span}, or when ${LIMITS.ofAll} were asked for in all; where \`flowControl\` refuses that, goes on after ${TOLERATED} refusals.`,
  rule: `An agent asks for call data at most ${LIMITS.ofAgent} times within ${LIMITS.span}, all agents together ${LIMITS.ofAll} times: beyond it the gateway controls its load.`,
  page: "cec_07_1261",
  begin: () => ({ operation: "" }),
  add: (facts, _, operation) => {
    facts.operation = operation;
  },
  say: ({ operation }, times) =>
    `asked for call data ${times === 1 ? "once" : `${times} times`} beyond the limit (${LIMITS.ofAgent} queries of an agent within ${LIMITS.span}, ${LIMITS.ofAll} of all), with ${operation} at last`,
});
