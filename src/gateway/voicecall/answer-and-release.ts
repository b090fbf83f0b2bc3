// Answering and hanging up.
import { z } from "zod";
import { answer as answerMove, release as releaseMove } from "../../core/index.ts";
import { optional, text } from "../lenient.ts";
import { operation } from "../operation.ts";

const answer = operation({
  name: "answer",
  summary: "Answers a call that rings.",
  method: "PUT",
  path: "/voicecall/:agentid/answer",
  query: z.object({ callid: optional(text(64)) }),
  success: "done",
  retcodes: ["100-006", "100-007", "200-002"],
  events: ["AgentEvent_Talking"],
  page: "cec_07_1234",
  confidence: "seen",
  handle: ({ center, agentId, query }) =>
    center.perform(answerMove, { agent: agentId, call: query.callid || undefined }),
});

const release = operation({
  name: "release",
  summary: "Hangs up the call that is talked, or turns away one that rings.",
  method: "DELETE",
  path: "/voicecall/:agentid/release",
  success: "done",
  retcodes: ["100-006", "100-007", "200-017"],
  events: [
    "AgentEvent_Call_Release",
    "AgentEvent_Customer_Release",
    "AgentOther_PhoneRelease",
    "AgentState_Ready",
    "AgentState_Work",
  ],
  page: "cec_07_1247",
  confidence: "seen",
  handle: ({ center, agentId }) => center.perform(releaseMove, { agent: agentId }),
});

export const answerAndRelease = [answer, release];
