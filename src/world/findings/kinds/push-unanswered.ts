// Finding: a callee that does not acknowledge the events that are pushed to it.
import { findingKind } from "../kind.ts";

export const pushUnanswered = findingKind({
  name: "push-unanswered",
  severity: "error",
  summary: "Does not acknowledge a push: does not listen, answers too late, or not with status 200 and retcode 0.",
  rule: "The callee answers each push at once with retcode 0; after 2 minutes of failure the gateway signs the agent out.",
  page: "cec_07_1275",
  begin: () => ({ reason: "" }),
  add: (facts, _, reason) => {
    facts.reason = reason;
  },
  say: ({ reason }, times) =>
    times === 1
      ? `did not acknowledge a push: ${reason}`
      : `did not acknowledge ${times} pushes, the last one because ${reason}`,
});
