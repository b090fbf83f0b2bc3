// Finding: a call was answered by itself, because the client left autoanswer out of its sign-in. A client that waits for Ringing waits for ever.
import { findingKind, timesOf } from "../kind.ts";

export const autoAnswerByDefault = findingKind({
  name: "auto-answer-by-default",
  severity: "note",
  summary: "Leaves autoanswer out of its sign-in, and gets a call that is answered by itself; noted once a session.",
  rule: 'Without autoanswer calls are answered by themselves: AgentEvent_Auto_Answer comes, and AgentEvent_Ringing never does. Sign in with "autoanswer": false to have calls ring.',
  page: "cec_07_1202",
  begin: () => undefined,
  add: () => {},
  say: (_, times) =>
    `left autoanswer out of its sign-in, which means on: its call was answered by itself and never rang${timesOf(times)}`,
});
