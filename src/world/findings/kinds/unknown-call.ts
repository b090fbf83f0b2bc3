// Finding: a client that names a call in which its agent has no part.
import type { Reason } from "../../../core/index.ts";
import type { ObservedRequest } from "../../../words/observed-request.ts";
import type { SeenRequest } from "../hooks.ts";
import { declareFindingKind, formatTimesSuffix } from "../kind.ts";
import { knowsItsState } from "../known-state.ts";

/** The reasons of refusals of requests that always name a call, and of requests that may name one. */
const NAMING: ReadonlySet<Reason> = new Set<Reason>([
  "no-such-call",
  "nothing-to-drop",
  "nothing-held-to-join",
  "nothing-held-to-connect",
]);
const PERHAPS_NAMING: ReadonlySet<Reason> = new Set<Reason>(["nothing-held", "nothing-to-answer", "no-call-for-data"]);

interface Facts {
  /** The last operation. */
  readonly operation: string;
}

/** Returns whether a refused request names a call that is neither a present call of its agent nor the last one, as its client can know. */
export function namesUnknownCall(seen: SeenRequest<unknown>, reason: Reason): boolean {
  const { center, client, request } = seen;
  const isNaming = NAMING.has(reason) || (PERHAPS_NAMING.has(reason) && namesCall(request));
  if (request.isGet || !isNaming || !knowsItsState(seen)) return false;
  const agent = center.agent(client.id);
  const last = agent?.lastCall?.call;
  if (last !== undefined && request.mentions(last)) return false;
  return agent?.session?.calls.some((call) => request.mentions(call)) !== true;
}

/** Returns whether a request names a call. */
function namesCall(request: ObservedRequest): boolean {
  return /[?&]callid=[^&]/i.test(request.url) || request.mentions('"callid"');
}

/** A warning when a request is refused because it names a call in which the agent has no part (cec_07_1274). */
export const unknownCall = declareFindingKind<Facts>({
  name: "unknown-call",
  severity: "warning",
  summary: "Names a call that is neither one of its agent's calls nor the last one it had.",
  rule: "Take the ids of calls from the events of the agent, and from the answers to the client's own requests.",
  page: "cec_07_1274",
  sentence: ({ operation }, times) =>
    `named a call in which its agent takes no part${formatTimesSuffix(times)}, last with ${operation}`,
  hooks: {
    refused(seen, reason) {
      return namesUnknownCall(seen, reason) ? { operation: seen.request.operation } : undefined;
    },
  },
});
