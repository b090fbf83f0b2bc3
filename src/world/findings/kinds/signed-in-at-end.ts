// Finding: an agent who was signed in when a run ended.
// It is only a note, because the run ended first.
import { declareFindingKind, NO_FACTS, type NoFacts } from "../kind.ts";

/** A note when an agent is still signed in at the end of `ccgw run` (cec_07_1219). */
export const signedInAtEnd = declareFindingKind<NoFacts>({
  name: "signed-in-at-end",
  severity: "note",
  summary: "Is still signed in when `ccgw run` ends. Only a note, because the run ended first.",
  rule: "Sign the agent out before the client ends.",
  page: "cec_07_1219",
  sentence: () => "was still signed in when the run ended",
  hooks: {
    runEnded: () => NO_FACTS,
  },
});
