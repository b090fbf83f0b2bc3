// Finding: a callee that pushes do not get to, for reasons that are not its own: a host that is refused or unknown, a certificate, the network.
import { findingKind } from "../kind.ts";

export const pushNotSent = findingKind({
  name: "push-not-sent",
  severity: "warning",
  summary:
    "Wants its events pushed to where pushes do not get: to a host that `--push-hosts` does not allow, that has no address or cannot be reached, or whose certificate is not trusted.",
  rule: "The callee must be reachable from the gateway; after 2 minutes of failure the gateway signs the agent out.",
  page: "cec_07_1275",
  begin: () => ({ reason: "" }),
  add: (facts, _, reason) => {
    facts.reason = reason;
  },
  say: ({ reason }, times) =>
    times === 1 ? `did not get a push: ${reason}` : `did not get ${times} pushes, the last one because ${reason}`,
});
