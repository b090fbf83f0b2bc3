// Finding: a client that acts on a call that it was told is over.
import type { Reason } from "../../../core/index.ts";
import { findingKind, timesOf } from "../kind.ts";

/** The refusals that come from there being no call, or not this one. */
export const NO_CALL_REASONS: ReadonlySet<Reason> = new Set<Reason>([
  "nothing-to-answer",
  "nothing-to-hold",
  "nothing-held",
  "nothing-to-release",
  "no-such-call",
  "nothing-to-help-with",
  "nothing-to-transfer",
  "nothing-to-take-back",
  "nothing-to-join",
  "nothing-held-to-join",
  "nothing-to-connect",
  "nothing-held-to-connect",
  "nothing-to-drop",
  "nothing-to-disconnect",
  "nothing-to-mute",
  "nothing-to-unmute",
  "no-call-for-data",
  "nobody-to-read-to",
  "no-three-party",
  "no-three-party-video",
]);

export const callReleased = findingKind({
  name: "call-released",
  severity: "warning",
  summary: "Acts on a call more than a second (wall time) after it was told of its release.",
  rule: "After AgentEvent_Call_Release a call is over for its agent; nothing can be asked of it any more.",
  page: "cec_07_1247",
  begin: () => ({ operation: "", call: "" }),
  add: (facts, _, text) => {
    [facts.operation = "", facts.call = ""] = text.split(": ");
  },
  say: ({ operation, call }, times) => `asked for ${operation} when call ${call} had been released${timesOf(times)}`,
});
