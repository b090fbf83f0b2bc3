// Finding: a client that does not acknowledge the events that are pushed to it.
import { declareFindingKind } from "../kind.ts";

interface Facts {
  /** Why the last push failed. */
  readonly reason: string;
}

/** An error when a client gets a push and does not acknowledge it (cec_07_1275). */
export const pushUnanswered = declareFindingKind<Facts>({
  name: "push-unanswered",
  severity: "error",
  summary:
    "Does not acknowledge a push: does not listen, answers too late, or answers without status 200 and retcode 0.",
  rule: "Answer each push immediately with retcode 0. After 2 minutes of failures the gateway signs the agent out.",
  page: "cec_07_1275",
  sentence: ({ reason }, times) =>
    times === 1
      ? `did not acknowledge a push: ${reason}`
      : `did not acknowledge ${times} pushes, the last one because ${reason}`,
  hooks: {
    pushFailed: (_, { reason, isByClient }) => (isByClient ? { reason } : undefined),
  },
});
