// Finding: a client that leaves without signing its agent out.
import { declareFindingKind, formatTimesSuffix } from "../kind.ts";
import { REFUSALS, type Refusals } from "./refusal-ignored.ts";

const AFTER_SILENCE = "stopped sending requests without a sign-out, until the gateway signed its agent out";
const OVER_OWN_SESSION = "signed in by force over its own session, without a sign-out";

interface Facts {
  /** The way in which the client left last. */
  readonly how: string;
}

/** A warning when a client stops sending requests without a sign-out, or signs in by force over its own session (cec_07_1219). */
export const signOutMissing = declareFindingKind<Facts, Refusals>({
  name: "sign-out-missing",
  severity: "warning",
  summary:
    "Stops sending requests until it is signed out, or signs in by force over its own session although nothing was refused before.",
  rule: "Sign the agent out before the client ends: until then the agent counts as present, and calls go to it.",
  page: "cec_07_1219",
  sentence: ({ how }, times) => `${how}${formatTimesSuffix(times)}`,
  state: REFUSALS,
  hooks: {
    signedIn({ client, request, connection, state }, before) {
      if (before === undefined || client.session !== before) return undefined;
      // A client whose request was refused, or changed by a fault, may need a forced sign-in.
      if (state.guidRefusals > 0 || state.signInRefusals > 0 || client.isAfterFault || client.wasAfterFault)
        return undefined;
      const isOwn = connection === client.connection || before.guids.some(({ value }) => value === request.guid);
      return isOwn ? { how: OVER_OWN_SESSION } : undefined;
    },
    signedOut({ client }, cause) {
      return client.isPresent && cause === "silence" && !client.isAfterFault ? { how: AFTER_SILENCE } : undefined;
    },
  },
});
