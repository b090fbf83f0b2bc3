// Operations on a ringing call: rejecting it, and starting speech recognition for it.
import * as z from "zod";
import { legsOf, refuse, refuseChat, rejectCall } from "../../../core/index.ts";
import { VOICECALL } from "../../../words/interfaces/voicecall.ts";
import { declareOperation } from "../../operation.ts";
import { oneOf, orAbsent, text } from "../lenient.ts";

const STATE_AFTER = { 1: "busy", 2: "idle" } as const;

const reject = declareOperation(VOICECALL.reject, {
  summary:
    "Rejects a ringing call or multimedia session. For a call, mode 1 makes the agent busy and returns the call to its queue; mode 2 makes the agent idle and ends the call.",
  body: () => z.object({ callid: orAbsent(text(64)), mode: oneOf([1, 2], "200-038") }),
  success: "empty",
  retcodes: ["100-006", "100-007", "200-037", "200-038", "200-039"],
  retcodeOf: { "no-such-chat": "200-039", "no-chat-rings": "200-039" },
  events: ["AgentEvent_No_Answer", "AgentState_SetNotReady_Success", "AgentOther_PhoneRelease", "AgentState_Ready"],
  confidence: "seen",
  handle: ({ center, agentId, body }) =>
    body.callid !== undefined && center.state.chats.has(body.callid)
      ? center.perform(refuseChat, { agent: agentId, chat: body.callid })
      : center.perform(rejectCall, { agent: agentId, call: body.callid, after: STATE_AFTER[body.mode] }),
});

const startASR = declareOperation(VOICECALL.startASR, {
  summary:
    "Starts speech recognition for a ringing call. The simulator only checks the call: clients get no event of it.",
  query: () => z.object({ callId: text(64) }),
  success: "empty",
  retcodes: ["000-002", "100-006", "200-040"],
  retcodeOf: { "rings-not-here": "200-040" },
  events: [],
  confidence: "partial",
  handle: ({ center, agent, query }) =>
    legsOf(center, agent).some(({ call, leg }) => call.id === query.callId && leg.state === "ringing")
      ? "done"
      : refuse("rings-not-here"),
});

/** The operations that reject a ringing call (cec_07_1253), and start speech recognition (cec_07_4200). */
export const ringingCalls = [reject, startASR];
