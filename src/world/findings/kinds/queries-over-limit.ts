// Finding: a client that asks for call data more often than the real gateway lets it; where it is refused for it, one that goes on all the same.
import type { Duration } from "../../../core/index.ts";
import type { Client } from "../client.ts";
import { findingKind, TOLERATED } from "../kind.ts";

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
  summary:
    "Asks for call data (any GET of calldata) more than 5 times within 2 s, or when 15,000 were asked for in all; where `flowControl` refuses that, goes on after 3 refusals.",
  rule: "An agent asks for call data at most 5 times within 2 s, all agents together 15,000 times: beyond it the gateway controls its load.",
  page: "cec_07_1261",
  begin: () => ({ operation: "" }),
  add: (facts, _, operation) => {
    facts.operation = operation;
  },
  say: ({ operation }, times) =>
    `asked for call data ${times === 1 ? "once" : `${times} times`} beyond the limit (5 queries of an agent within 2 s, 15,000 of all), with ${operation} at last`,
});
