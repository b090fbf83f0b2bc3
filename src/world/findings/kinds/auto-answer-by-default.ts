// Finding: a call was answered automatically, because the client left autoanswer out of its sign-in.
// The client may wait for Ringing.

import { declareFindingKind, formatTimesSuffix, NO_FACTS, type NoFacts } from "../kind.ts";
import { declareSessionState } from "../kind-state.ts";

interface State {
  /** Whether the sign-in left autoanswer out, and no call has shown yet that it matters. */
  isLeftOut: boolean;
}

/** A note, once per session, when the first call is answered automatically because the sign-in left autoanswer out (cec_07_1202). */
export const autoAnswerByDefault = declareFindingKind<NoFacts, State>({
  name: "auto-answer-by-default",
  severity: "note",
  summary:
    "Leaves autoanswer out of its sign-in, and then gets a call that is answered automatically; reported once per session.",
  rule: 'Without autoanswer, calls are answered automatically: AgentEvent_Auto_Answer comes instead of AgentEvent_Ringing. Sign in with "autoanswer": false to have calls ring.',
  page: "cec_07_1202",
  sentence: (_, times) =>
    `left autoanswer out of its sign-in, which means true: its call was answered automatically and never rang${formatTimesSuffix(times)}`,
  state: declareSessionState(() => ({ isLeftOut: false })),
  hooks: {
    autoAnswerLeftOut({ state }) {
      state.isLeftOut = true;
      return undefined;
    },
    autoAnswerChosen({ state }) {
      state.isLeftOut = false;
      return undefined;
    },
    autoAnswered({ client, state }) {
      if (!state.isLeftOut || !client.isPresent) return undefined;
      state.isLeftOut = false;
      return NO_FACTS;
    },
  },
});
