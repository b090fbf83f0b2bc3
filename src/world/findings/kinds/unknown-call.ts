// Finding: a client that names a call which its agent has no part in.
import type { Reason } from "../../../core/index.ts";
import type { WatchedRequest } from "../../../words/watched-request.ts";
import { findingKind, timesOf } from "../kind.ts";

/** The refusals of requests that always name a call, and of those that may. */
const NAMING: ReadonlySet<Reason> = new Set<Reason>([
  "no-such-call",
  "nothing-to-drop",
  "nothing-held-to-join",
  "nothing-held-to-connect",
]);
const PERHAPS_NAMING: ReadonlySet<Reason> = new Set<Reason>(["nothing-held", "nothing-to-answer", "no-call-for-data"]);

/** Whether a request was refused because it names a call that is none of these. */
export function namesUnknownCall(request: WatchedRequest, reason: Reason, calls: readonly string[]): boolean {
  const names = NAMING.has(reason) || (PERHAPS_NAMING.has(reason) && namesSome(request));
  return names && !calls.some((call) => request.mentions(call));
}

function namesSome(request: WatchedRequest): boolean {
  return /[?&]callid=[^&]/i.test(request.url) || request.mentions('"callid"');
}

export const unknownCall = findingKind({
  name: "unknown-call",
  severity: "warning",
  summary: "Names a call that is neither one of its agent's calls nor the last one it had.",
  rule: "A client takes the ids of calls from its agent's events, and from the answers to its own requests.",
  page: "cec_07_1274",
  begin: () => ({ operation: "" }),
  add: (facts, _, operation) => {
    facts.operation = operation;
  },
  say: ({ operation }, times) =>
    `named a call that its agent has no part in${timesOf(times)}, with ${operation} at last`,
});
