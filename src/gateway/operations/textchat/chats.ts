// Operations that answer, refuse, end, begin and transfer text chats.
import * as z from "zod";
import { answerChat, beginInsideChat, dropChat, refuseChat, transferChat } from "../../../core/index.ts";
import { TEXTCHAT } from "../../../words/interfaces/textchat.ts";
import { declareOperation } from "../../operation.ts";
import { chatId } from "../chat-shapes.ts";
import { oneOf, orAbsent, text, wholeNumber } from "../lenient.ts";
import { workNumber } from "../work-number.ts";

const createChatParamsShape = () => z.object({ callid: chatId() });

const answer = declareOperation(TEXTCHAT.answer, {
  summary: "Answers a ringing chat.",
  params: createChatParamsShape,
  success: "empty",
  retcodes: ["100-006", "200-002"],
  retcodeOf: { "no-such-chat": "200-002" },
  events: ["AgentChat_Connected", "AgentChat_DataRecved", "AgentChat_Disconnected"],
  confidence: "partial",
  handle: ({ center, agentId, params }) => center.perform(answerChat, { agent: agentId, chat: params.callid }),
});

const reject = declareOperation(TEXTCHAT.reject, {
  summary: "Refuses a ringing chat: it returns to its queue, and does not ring at the agent again.",
  params: createChatParamsShape,
  success: "empty",
  retcodes: ["100-006", "200-026"],
  retcodeOf: { "no-chat-rings": "200-026" },
  events: ["AgentChat_Disconnected", "AgentChat_CalloutFailed"],
  confidence: "partial",
  handle: ({ center, agentId, params }) => center.perform(refuseChat, { agent: agentId, chat: params.callid }),
});

const drop = declareOperation(TEXTCHAT.drop, {
  summary: "Ends a chat, or refuses it if it rings.",
  params: createChatParamsShape,
  success: "empty",
  retcodes: ["100-006", "200-026"],
  events: ["AgentChat_Disconnected"],
  confidence: "partial",
  handle: ({ center, agentId, params }) => center.perform(dropChat, { agent: agentId, chat: params.callid }),
});

const internalCall = declareOperation(TEXTCHAT.internalCall, {
  summary: "Begins a chat with a colleague. Returns its id.",
  params: () => z.object({ destno: workNumber() }),
  success: "data",
  result: () => z.string(),
  retcodes: ["000-002", "100-006", "100-007", "106-001", "300-002", "700-003"],
  retcodeOf: { "unknown-agent": "300-002" },
  events: ["AgentChat_CallOutCreated", "AgentChat_Ring", "AgentChat_CalloutFailed"],
  confidence: "partial",
  handle: ({ center, agentId, params }) =>
    center.perform(beginInsideChat, { agent: agentId, colleague: params.destno }),
});

const DEVICE = { 1: "agent", 10: "queue" } as const;

const transfer = declareOperation(TEXTCHAT.tranfser, {
  summary: "Transfers a chat to an agent or a queue (addesstype 1, 10), immediately (mode 0) or on answer (mode 1).",
  body: () =>
    z.object({
      addesstype: oneOf([1, 10]),
      // Queues may have higher ids than agents.
      destaddr: wholeNumber(0, 2_147_483_647),
      callid: chatId(),
      attachdata: orAbsent(text(2_048)),
      mode: oneOf([0, 1]),
    }),
  success: "empty",
  retcodes: ["000-002", "100-006", "100-007", "106-008", "200-026", "700-003"],
  retcodeOf: { "unknown-agent": "100-007" },
  events: ["AgentChat_TransferStart", "AgentChat_TransferFailed", "AgentChat_Disconnected", "AgentChat_Ring"],
  confidence: "partial",
  handle: ({ center, agentId, body }) =>
    center.perform(transferChat, {
      agent: agentId,
      chat: body.callid,
      to: DEVICE[body.addesstype] === "agent" ? { agent: body.destaddr } : { queue: body.destaddr },
      mode: body.mode === 0 ? "release" : "success",
      data: body.attachdata,
    }),
});

/** The operations on a text chat. A generated client is their only source. */
export const chats = [answer, reject, drop, internalCall, transfer];
