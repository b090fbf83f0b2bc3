// Finding: a callback address that pushes do not reach, because of its host, its certificate or the network.
import { declareFindingKind } from "../kind.ts";

interface Facts {
  /** Why the last push failed. */
  readonly reason: string;
}

/** A warning when a push cannot be sent to the callback address, for a reason outside the client's program (cec_07_1275). */
export const pushNotSent = declareFindingKind<Facts>({
  name: "push-not-sent",
  severity: "warning",
  summary:
    "Has a callback address that pushes do not reach. Its host is not allowed by `--push-hosts`, has no address, cannot be reached, or has a certificate that is not trusted.",
  rule: "The callback address must be reachable from the gateway. After 2 minutes of failures the gateway signs the agent out.",
  page: "cec_07_1275",
  sentence: ({ reason }, times) =>
    times === 1 ? `did not get a push: ${reason}` : `did not get ${times} pushes, the last one because ${reason}`,
  hooks: {
    pushFailed: (_, { reason, isByClient }) => (isByClient ? undefined : { reason }),
  },
});
