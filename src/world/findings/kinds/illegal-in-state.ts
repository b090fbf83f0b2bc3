// Finding: a client that asks for what its agent's state does not allow, although it was told of that state.
import type { Reason } from "../../../core/index.ts";
import { findingKind, timesOf } from "../kind.ts";

/** The refusals that come from the state of the agent or of its calls. */
export const STATE_REASONS: ReadonlySet<Reason> = new Set<Reason>([
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

export const illegalInState = findingKind({
  name: "illegal-in-state",
  severity: "warning",
  summary:
    "Asks for something that is refused for the agent's state or for want of a call, having been told of every event, and of the last one a second ago. Queries are not meant, but for statistics.",
  rule: "A client follows the events of its agent, and offers only what the agent's state allows.",
  page: "cec_07_0581",
  begin: () => ({ operation: "", why: "" }),
  add: (facts, _, text) => {
    [facts.operation = "", facts.why = ""] = text.split(": ");
  },
  say: ({ operation, why }, times) =>
    `asked for what its agent's state forbids${timesOf(times)}: ${operation}, but ${why}`,
});
