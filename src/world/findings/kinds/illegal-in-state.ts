// Finding: a client that requests what its agent's state does not allow, although it knows that state.
import { type Reason, refuse } from "../../../core/index.ts";
import type { WatchedRequest } from "../../../words/watched-request.ts";
import { findingKind, timesOf } from "../kind.ts";
import { knowsItsState } from "../known-state.ts";
import { isForWantOfACall, releasedCallOf } from "./call-released.ts";
import { namesUnknownCall } from "./unknown-call.ts";

/** The refusals that come from the state of the agent or of its calls. */
const STATE_REASONS: ReadonlySet<Reason> = new Set<Reason>([
  "state-forbids",
  "in-a-call",
  "in-no-call",
  "hold-forbidden",
  "retrieve-forbidden",
  "call-in-the-way",
  "call-forbids",
  "mute-forbidden",
  "unmute-forbidden",
  "phone-silent",
]);

/** The queries that are for agents in a call. Any other query may be sent to find out the state. */
const STATISTICS: ReadonlySet<string> = new Set(["queryCallStatisticsInfo", "queryCallStatisticsInfoEx"]);

interface Facts {
  /** The last operation, and why it was refused. */
  readonly operation: string;
  readonly why: string;
}

function isForState(request: WatchedRequest, reason: Reason): boolean {
  if (request.isQuery) return reason === "in-no-call" && STATISTICS.has(request.operation);
  return STATE_REASONS.has(reason) || isForWantOfACall(request, reason);
}

export const illegalInState = findingKind<Facts>({
  name: "illegal-in-state",
  severity: "warning",
  summary:
    "Sends a request that is refused because of the agent's state, or because there is no call. It counts only if the client got every event, the last one at least a second ago. Queries don't count, except statistics.",
  rule: "Follow the events of the agent, and offer only what the agent's state allows.",
  page: "cec_07_0581",
  sentence: ({ operation, why }, times) =>
    `requested what its agent's state forbids${timesOf(times)}: ${operation}, but ${why}`,
  hooks: {
    refused(seen, reason) {
      const { request } = seen;
      if (!isForState(request, reason) || !knowsItsState(seen)) return undefined;
      if (namesUnknownCall(seen, reason) || releasedCallOf(seen, reason) !== undefined) return undefined;
      return { operation: request.operation, why: refuse(reason).sentence };
    },
  },
});
