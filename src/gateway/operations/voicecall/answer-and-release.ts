// Operations that answer and end calls and multimedia sessions, and remove a party from a call.
import * as z from "zod";
import {
  answerCall,
  answerChat,
  disconnectParty,
  dropCall as dropCallMove,
  dropChat,
  releaseCall,
} from "../../../core/index.ts";
import { VOICECALL } from "../../../words/interfaces/voicecall.ts";
import { declareOperation } from "../../operation.ts";
import { orAbsent, text } from "../lenient.ts";
import { callId, partyNumber } from "./shapes.ts";

/** The events after an agent hangs up. */
export const RELEASE_EVENTS = [
  "AgentEvent_Call_Release",
  "AgentEvent_Customer_Release",
  "AgentOther_PhoneRelease",
  "AgentState_Ready",
  "AgentState_Work",
];

const answer = declareOperation(VOICECALL.answer, {
  summary: "Answers a ringing call, or a multimedia session by its callid.",
  query: () => z.object({ callid: orAbsent(text(64)) }),
  success: "done",
  retcodes: ["100-006", "100-007", "200-002"],
  retcodeOf: { "no-such-chat": "200-002" },
  events: ["AgentEvent_Talking", "AgentEvent_RequestConnect", "AgentEvent_MessageData"],
  confidence: "seen",
  handle: ({ center, agentId, query: { callid } }) =>
    callid !== undefined && center.state.chats.has(callid)
      ? center.perform(answerChat, { agent: agentId, chat: callid })
      : center.perform(answerCall, { agent: agentId, call: callid }),
});

const release = declareOperation(VOICECALL.release, {
  summary: "Hangs up the active or dialing call, or rejects a ringing one.",
  success: "done",
  retcodes: ["100-006", "100-007", "200-017"],
  events: RELEASE_EVENTS,
  confidence: "seen",
  handle: ({ center, agentId }) => center.perform(releaseCall, { agent: agentId }),
});

const releaseForVTM = declareOperation(VOICECALL.releaseForVTM, {
  summary: "Hangs up or rejects a call like release, at an older address.",
  success: "done",
  retcodes: ["100-006", "100-007", "200-017"],
  events: RELEASE_EVENTS,
  confidence: "partial",
  isOutdated: true,
  handle: ({ center, agentId }) => center.perform(releaseCall, { agent: agentId }),
});

const dropCall = declareOperation(VOICECALL.dropCall, {
  summary: "Hangs up one of the agent's calls by its id, also one that it holds, or ends a multimedia session.",
  params: () => z.object({ callid: callId }),
  success: "done",
  retcodes: ["100-006", "100-007", "200-025"],
  // After a dropped consultation, the agent talks with the customer again.
  events: [...RELEASE_EVENTS, "AgentEvent_Talking"],
  confidence: "seen",
  retcodeOf: { "no-such-chat": "200-025" },
  handle: ({ center, agentId, params }) =>
    center.state.chats.has(params.callid)
      ? center.perform(dropChat, { agent: agentId, chat: params.callid })
      : center.perform(dropCallMove, { agent: agentId, call: params.callid }),
});

const disconnect = declareOperation(VOICECALL.disconnect, {
  summary: "Removes a number from the active or dialing call: a colleague's, the customer's or the agent's.",
  // The page allows only digits. Numbers of callers, and dialed numbers, may have other signs.
  params: () => z.object({ number: partyNumber }),
  success: "done",
  retcodes: ["100-006", "100-007", "200-023", "200-024"],
  events: [...RELEASE_EVENTS, "AgentEvent_Talking"],
  confidence: "seen",
  handle: ({ center, agentId, params }) => center.perform(disconnectParty, { agent: agentId, number: params.number }),
});

/** The operations that answer, release, drop and disconnect (cec_07_1234, cec_07_1246 to cec_07_1248). */
export const answerAndRelease = [answer, release, releaseForVTM, dropCall, disconnect];
