// Declares the verbs of an agent in its chats: answer, refuse, say, end, transfer, and begin one with a colleague.
import {
  type AgentId,
  answerChat as answerMove,
  beginInsideChat,
  type CallId,
  type Center,
  type ChatMember,
  chatsOf,
  dropChat,
  Refusal,
  refuse,
  refuseChat as refuseMove,
  sendMessage,
  transferChat as transferMove,
} from "../../core/index.ts";
import { closed, message, text, wholeNumber } from "../../forms/values.ts";
import { chatTransferMode, createCallTargetSchema } from "../../scenario/agent-call-forms.ts";
import { callData } from "../answers/fields.ts";
import { findMissingAgent, findMissingTarget } from "../requests/center/call-targets.ts";
import type { Route } from "../route.ts";
import { BODY, calledNumber } from "./agent-calls.ts";
import { declareAgentVerb } from "./agent-verb.ts";

const RINGING = "a chat that rings at the agent";
const TALKING = "a chat in which the agent talks";

const ringingChat = text("chat id").optional().describe("Id of the ringing chat; default the first one.");
const ownChat = text("chat id").optional().describe("Id of one of its chats; default the first one in which it talks.");

/** Returns the given chat, or else the agent's first chat in a state. Refuses if the agent is signed out, or has no chat to choose. */
function pickChat(
  center: Center,
  id: AgentId,
  given: string | undefined,
  state: ChatMember["state"],
): CallId | Refusal {
  const agent = center.agent(id);
  if (agent?.session === undefined) return refuse("not-signed-in");
  const found = chatsOf(center, agent).find(({ member }) => member.state === state)?.chat.id;
  return given ?? found ?? refuse(state === "ringing" ? "no-chat-rings" : "no-such-chat");
}

const ringingChatBody = closed(BODY, { chat: ringingChat }).optional();

const answer = declareAgentVerb({
  name: "answerChatAsAgent",
  verb: "answer-chat",
  summary: "The agent answers a ringing chat.",
  body: ringingChatBody,
  needs: RINGING,
  retcodeOf: { "no-such-chat": "200-002" },
  act({ center, agent, body }) {
    const chat = pickChat(center, agent, body?.chat, "ringing");
    return chat instanceof Refusal ? chat : center.perform(answerMove, { agent, chat });
  },
});

const refuseChat = declareAgentVerb({
  name: "refuseChatAsAgent",
  verb: "refuse-chat",
  summary:
    "The agent refuses a ringing chat. The chat goes back to its queue, or ends if it came to the agent directly.",
  body: ringingChatBody,
  needs: RINGING,
  retcodeOf: { "no-chat-rings": "200-026" },
  act({ center, agent, body }) {
    const chat = pickChat(center, agent, body?.chat, "ringing");
    return chat instanceof Refusal ? chat : center.perform(refuseMove, { agent, chat });
  },
});

/** The schema of the body of the verb `say`. */
export const agentSayBody = closed(BODY, { chat: ownChat, text: message.describe("The text of the message.") });

const say = declareAgentVerb({
  name: "sayAsAgent",
  verb: "say",
  summary: "The agent writes in a chat.",
  body: agentSayBody,
  needs: TALKING,
  act({ center, agent, body: { chat: given, text } }) {
    const chat = pickChat(center, agent, given, "talking");
    if (chat instanceof Refusal) return chat;
    const outcome = center.perform(sendMessage, { agent, chat, text });
    return outcome instanceof Refusal ? outcome : "done";
  },
});

const endBody = closed(BODY, { chat: ownChat }).optional();

const end = declareAgentVerb({
  name: "endChatAsAgent",
  verb: "end-chat",
  summary: "The agent ends a chat.",
  body: endBody,
  needs: `${TALKING}; with "chat", any chat of the agent`,
  act({ center, agent, body }) {
    const chat = pickChat(center, agent, body?.chat, "talking");
    return chat instanceof Refusal ? chat : center.perform(dropChat, { agent, chat });
  },
});

/** The schema of the body of the verb `transfer-chat`. */
export const transferChatBody = closed(BODY, {
  chat: ownChat,
  to: createCallTargetSchema("target of a chat", ["queue", "agent"], calledNumber).describe(
    "A queue of the same media, or a colleague.",
  ),
  mode: chatTransferMode,
  data: callData.optional().describe("Data of the chat, instead of its present data."),
});

const transfer = declareAgentVerb({
  name: "transferChatAsAgent",
  verb: "transfer-chat",
  summary: "The agent transfers a chat. If the target can't take it, the agent keeps it.",
  body: transferChatBody,
  needs: `${TALKING} with a customer, without a transfer under way`,
  act({ center, agent, body: { chat: given, to, mode = "release", data } }) {
    const missing = findMissingTarget(center, to);
    if (missing !== undefined) return missing;
    const chat = pickChat(center, agent, given, "talking");
    return chat instanceof Refusal ? chat : center.perform(transferMove, { agent, chat, to, mode, data });
  },
});

/** The schema of the body of the verb `begin-chat`. */
export const beginChatBody = closed(BODY, {
  agent: wholeNumber("agent id").describe("The colleague."),
});

const begin = declareAgentVerb({
  name: "beginChatAsAgent",
  verb: "begin-chat",
  summary: "The agent begins a chat with a colleague. If the colleague can't take it, the chat fails.",
  body: beginChatBody,
  needs: "a sign-in with checkInWebm, another agent, and room for one more chat",
  act: ({ center, agent, body: { agent: colleague } }) =>
    findMissingAgent(center, "agent", colleague) ?? center.perform(beginInsideChat, { agent, colleague }),
});

/** The routes of an agent in its chats, one per verb. */
export const agentChatRoutes: readonly Route[] = [answer, refuseChat, say, end, transfer, begin];
