// Finding: a client that asks for statistics all the time.
import type { Duration } from "../../../core/index.ts";
import type { Client } from "../client.ts";
import { findingKind, lengthOf } from "../kind.ts";

/** The page gives no number: once a second is what a display can show. */
const WHILE: Duration = 10_000;
const MOST_QUERIES = 10;

const STATISTICS = "queryCallStatisticsInfo";

/** Counts a request for statistics, at a moment of wall time; answers whether it is one too many. */
export function isOneTooMany(client: Client, operation: string, now: number): boolean {
  if (operation !== STATISTICS) return false;
  if (now - client.askedSince >= WHILE) {
    client.askedSince = now;
    client.asked = 0;
  }
  client.asked++;
  return client.asked > MOST_QUERIES;
}

export const statisticsTooOften = findingKind({
  name: "statistics-too-often",
  severity: "warning",
  summary: `Asks for an agent's statistics more than ${MOST_QUERIES} times within ${WHILE / 1_000} s of wall time.`,
  rule: "Statistics are asked for now and then: asking often costs the gateway performance.",
  page: "cec_07_1269",
  begin: () => ({ most: 0 }),
  add: (facts, asked) => {
    facts.most = Math.max(facts.most, asked);
  },
  say: ({ most }) => `asked for statistics ${most} times within ${lengthOf(WHILE)}`,
});
