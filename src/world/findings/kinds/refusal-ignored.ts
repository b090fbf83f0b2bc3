// Finding: a client that continues as before after its Guid, or its sign-in, was refused.
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
  refusedSignInConnection: number;
  /** The number of refusals with 100-002 since the last sign-in or sign-out. */
  signInRefusals: number;
}

/** The state of the kinds that need a client's refusals: `refusal-ignored` and `sign-out-missing`. */
export const REFUSALS = declareSessionState<Refusals>(() => ({
  refusedGuid: null,
  guidRefusals: 0,
  refusedSignInConnection: 0,
  signInRefusals: 0,
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
      return state.signInRefusals > 0 && state.refusedSignInConnection === connection
        ? { retcode: "100-002" }
        : undefined;
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
      state.refusedSignInConnection = connection;
      state.signInRefusals++;
      return state.signInRefusals > TOLERATED_REFUSALS ? { retcode: "100-002" } : undefined;
    },
    signedOut({ state }, cause) {
      if (cause !== "replaced") state.signInRefusals = 0;
      return undefined;
    },
  },
});
