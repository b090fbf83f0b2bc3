// Finding: a client that makes a TLS connection for every request.
import type { Duration } from "../../../core/index.ts";
import type { Client } from "../client.ts";
import { findingKind } from "../kind.ts";

/** So many in a row are a habit: browsers and pools open a handful at once. */
const MOST_CONNECTIONS = 10;

/** Requests that are further apart than this (wall time) may well find their connection closed. */
const PAUSE: Duration = 5_000;

/** Counts a request that came on a new connection over TLS, at a moment of wall time; answers whether that is a habit. */
export function isHabit(client: Client, now: number): boolean {
  if (now - client.heardAt > PAUSE) return false;
  client.newConnections++;
  return client.newConnections >= MOST_CONNECTIONS;
}

export const connectionPerRequest = findingKind({
  name: "connection-per-request",
  severity: "note",
  summary: `Sends ${MOST_CONNECTIONS} requests in a row, each within ${PAUSE / 1_000} s (wall time) of the one before, and each on a TLS connection of its own.`,
  rule: "A client keeps its connections and uses them again: making one over TLS costs both sides far more than a request.",
  page: undefined,
  begin: () => ({ most: 0 }),
  add: (facts, inARow) => {
    facts.most = Math.max(facts.most, inARow);
  },
  say: ({ most }) => `made a new TLS connection for each of ${most} requests in a row`,
});
