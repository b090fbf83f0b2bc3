// Finding: a callee that does not acknowledge the events that are pushed to it.
import { findingKind } from "../kind.ts";

export const pushUnanswered = findingKind({
  name: "push-unanswered",
  severity: "error",
  summary: "Does not acknowledge a push: cannot be reached, answers too late, or not with status 200 and retcode 0.",
  rule: "The callee answers each push at once with retcode 0; after 2 minutes of failure the gateway signs the agent out.",
  page: "cec_07_1275",
  begin: () => ({}),
  add: () => {},
  say: (_, times) => `did not acknowledge ${times === 1 ? "a push" : `${times} pushes`}`,
});
