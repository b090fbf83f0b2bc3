// Finding: a client that continues as before after a refusal because its agent is not signed in, or is already signed in.
import { declareFindingKind, TOLERATED_REFUSALS } from "../kind.ts";
import { declareSessionState } from "../kind-state.ts";
import { shortGuidOf } from "../short-guid.ts";

interface Facts {
  /** The retcode of the last refusal that was ignored. */
  readonly retcode: string;
}

/** The refusals of a client's requests since its sign-in. */
export interface Refusals {
  /** The Guid with which it was last refused; null before the first refusal. */
  refusedGuid: string | undefined | null;
  /** How often it was refused with this Guid in a row. */
  guidRefusals: number;
  /** The connection of the last refusal with 100-002. */
  alreadyInOn: number;
  /** The number of refusals with 100-002. */
  alreadyIn: number;
}

/** The state of kinds that count refusals. */
export const REFUSALS = declareSessionState<Refusals>(() => ({
  refusedGuid: null,
  guidRefusals: 0,
  alreadyInOn: 0,
  alreadyIn: 0,
}));

/** An error when a client continues as before after refusals that ask it to sign in, or not to (cec_07_0580). */
export const refusalIgnored = declareFindingKind<Facts, Refusals>({
  name: "refusal-ignored",
  severity: "error",
  summary:
    "Keeps using the same Guid after 3 answers 100-006 or 000-003; tries to sign in again after 3 answers 100-002; or uses the existing session after one answer 100-002.",
  rule: "After 100-006 or 000-003, sign in again. After 100-002, sign in by force or not at all.",
  page: "cec_07_0580",
  sentence: ({ retcode }, times) =>
    `got ${retcode} and continued as before with ${times} more ${times === 1 ? "request" : "requests"}`,
  state: REFUSALS,
  hooks: {
    accepted({ request, connection, state }) {
      if (state.guidRefusals > 0 && state.refusedGuid === request.guid) state.guidRefusals = 0;
      return state.alreadyIn > 0 && state.alreadyInOn === connection ? { retcode: "100-002" } : undefined;
    },
    sessionRefused({ request, state }, retcode) {
      const guid = shortGuidOf(request);
      if (state.refusedGuid !== guid) {
        state.refusedGuid = guid;
        state.guidRefusals = 0;
      }
      state.guidRefusals++;
      return state.guidRefusals > TOLERATED_REFUSALS ? { retcode } : undefined;
    },
    alreadySignedIn({ connection, state }) {
      state.alreadyInOn = connection;
      state.alreadyIn++;
      return state.alreadyIn > TOLERATED_REFUSALS ? { retcode: "100-002" } : undefined;
    },
    signedOut({ state }, cause) {
      if (cause !== "replaced") state.alreadyIn = 0;
      return undefined;
    },
  },
});
