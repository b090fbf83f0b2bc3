// Finding: a client that makes a TLS connection for every request.
import type { Duration } from "../../../core/index.ts";
import type { SeenConnection } from "../hooks.ts";
import { declareFindingKind } from "../kind.ts";
import { declareClientState } from "../kind-state.ts";

/** The minimum number of new connections in a row for a finding. Browsers and pools open several in parallel, which is normal. */
const MIN_CONNECTIONS = 10;

/** After a longer pause between requests (wall time), a new connection is normal. */
const MAX_PAUSE_IN_ROW: Duration = 5_000;

interface Facts {
  /** The most requests in a row that each came on a new connection. */
  readonly most: number;
}

interface State {
  /** The number of requests in the present row. */
  rowLength: number;
}

/** Counts requests in a row on new TLS connections. A request on a known connection, or after a pause, ends the row. */
function countNewConnection({
  client,
  request,
  now,
  isNewConnection,
  state,
}: SeenConnection<State>): Facts | undefined {
  if (!isNewConnection || now - client.acceptedAt > MAX_PAUSE_IN_ROW) {
    state.rowLength = 0;
    return undefined;
  }
  if (!request.isSecure) return undefined;
  state.rowLength++;
  return state.rowLength >= MIN_CONNECTIONS ? { most: state.rowLength } : undefined;
}

/** A note when a client sends a row of quick requests, each on a new TLS connection. No page limits this. */
export const connectionPerRequest = declareFindingKind<Facts, State>({
  name: "connection-per-request",
  severity: "note",
  summary: `Sends ${MIN_CONNECTIONS} requests in a row, each within ${MAX_PAUSE_IN_ROW / 1_000} s (wall time) of the one before, and each on a new TLS connection.`,
  rule: "Reuse connections: a TLS handshake costs both sides far more than a request.",
  page: undefined,
  sentence: ({ most }) => `made a new TLS connection for each of ${most} requests in a row`,
  state: declareClientState(() => ({ rowLength: 0 })),
  merge: (earlier, latest) => ({ most: Math.max(earlier.most, latest.most) }),
  hooks: {
    accepted: countNewConnection,
    sessionRefused: countNewConnection,
    signedIn: countNewConnection,
    alreadySignedIn: countNewConnection,
  },
});
