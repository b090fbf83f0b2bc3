// Finding: a client that sends a request that the agent's state does not allow, although it knows the state.
import { type Reason, refuse } from "../../../core/index.ts";
import type { ObservedRequest } from "../../../words/observed-request.ts";
import { declareFindingKind, formatTimesSuffix } from "../kind.ts";
import { knowsItsState } from "../known-state.ts";
import { STATE_REASONS } from "../state-reasons.ts";
import { isRefusedForMissingCall, releasedCallOf } from "./call-released.ts";
import { namesUnknownCall } from "./unknown-call.ts";

/** The queries that require a call. Clients may send any other query to find out the state. */
const STATISTICS: ReadonlySet<string> = new Set(["queryCallStatisticsInfo", "queryCallStatisticsInfoEx"]);

interface Facts {
  /** The last operation. */
  readonly operation: string;
  /** Why it was refused. */
  readonly why: string;
}

/** Returns whether a request was refused because of the state of the agent, or of what it takes part in. */
function isForState(request: ObservedRequest, reason: Reason): boolean {
  if (request.isGet) return reason === "in-no-call" && STATISTICS.has(request.operation);
  return STATE_REASONS.has(reason) || isRefusedForMissingCall(request, reason);
}

/** A warning when a request is refused because of a state that the client knew from its events (cec_07_0581). */
export const illegalInState = declareFindingKind<Facts>({
  name: "illegal-in-state",
  severity: "warning",
  summary:
    "Sends a request that the state of its agent, call, recording, conference, chat or inspection does not allow, or for which there is no such call or other object. It counts only if the client got every event, the last one at least a second ago. Queries don't count, except statistics.",
  rule: "Follow the events of the agent, and offer only what the agent's state allows.",
  page: "cec_07_0581",
  sentence: ({ operation, why }, times) =>
    `sent a request that its agent's state forbids${formatTimesSuffix(times)}: ${operation}, but ${why}`,
  hooks: {
    refused(seen, reason) {
      const { request } = seen;
      if (!isForState(request, reason) || !knowsItsState(seen)) return undefined;
      if (namesUnknownCall(seen, reason) || releasedCallOf(seen, reason) !== undefined) return undefined;
      return { operation: request.operation, why: refuse(reason).sentence };
    },
  },
});
