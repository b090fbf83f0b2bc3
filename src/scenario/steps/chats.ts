// The steps of customers and agents in chats.
import * as z from "zod";
import {
  type AgentId,
  answerChat as answerChatMove,
  beginInsideChat,
  type CallId,
  dropChat,
  leaveChatAsCustomer,
  refuseChat as refuseChatMove,
  sample,
  sayAsCustomer,
  sendMessage,
  transferChat as transferChatMove,
} from "../../core/index.ts";
import { mapDefined, withoutUndefined } from "../../forms/optional-members.ts";
import { chatMedia, closed, distribution, readDistribution, text } from "../../forms/values.ts";
import { expectsOneOf } from "../../forms/wording.ts";
import { chatTransferMode } from "../agent-call-forms.ts";
import { customerReplies, readReplies } from "../center/replies.ts";
import { drawPersonName, drawPhoneNumber } from "../stage/generated-values.ts";
import { StepFailure } from "../stage/step-failure.ts";
import { agent, chatName, createTargetSchema, data, message, newChatName, number } from "../step-forms.ts";
import { declareAction, declarePlainAction, refusalOf, type StepContext } from "./action.ts";

const chat = declareAction({
  summary: "A customer begins a chat with a queue or an agent.",
  shape: closed("chat step", {
    as: newChatName,
    from: number.optional().describe("The customer's number or address; generated if absent. Can hold templates."),
    name: text("name of a customer").optional().describe("The customer's name; generated if absent."),
    to: createTargetSchema("target of a chat", ["queue", "agent"]),
    text: message.optional().describe("The customer's first message; none if absent. Can hold templates."),
    patience: distribution.optional().describe("How long the customer waits; without limit if absent."),
    talk: distribution
      .optional()
      .describe(
        "How long the customer stays after the first answer. If absent, the customer stays until the chat ends for another reason.",
      ),
    replies: customerReplies.optional().describe("The customer's replies to the messages of an agent."),
    media: chatMedia.optional().describe("The media of the queue if absent; chat for an agent."),
    data,
  }),
  build: ({ patience, talk, replies, ...rest }) => ({
    ...rest,
    ...withoutUndefined({
      patience: mapDefined(patience, readDistribution),
      talk: mapDefined(talk, readDistribution),
      replies: mapDefined(replies, readReplies),
    }),
  }),
  play({ chance, chats, customers }, { as, from, name, to, text, media, data, patience, talk, replies, line }) {
    const stream = `chat/${line}`;
    const order = {
      from: from ?? drawPhoneNumber(chance, `${stream}/from`),
      name: name ?? drawPersonName(chance, `${stream}/name`),
      to,
      text,
      media,
      data,
      ...(patience === undefined ? {} : { patience: sample(patience, chance, `${stream}/patience`) }),
      ...(talk === undefined ? {} : { talk: sample(talk, chance, `${stream}/talk`) }),
    };
    const id = customers.begin(order, replies, `${stream}/replies`);
    if (typeof id === "string") chats.add(id, as);
    return refusalOf(id);
  },
});

const CHAT_SIDES = ["customer", "agent"] as const;
const createSideSchema = (what: string) =>
  z.enum(CHAT_SIDES, { error: expectsOneOf("side of a chat", CHAT_SIDES) }).describe(`The side that ${what}.`);
const whichChat = chatName.optional().describe("The `as` of a chat; the last chat if absent.");
const whichAgent = agent.optional().describe("The agent, for by: agent; the agent who talks in the chat if absent.");

const say = declarePlainAction({
  summary: "A customer or an agent writes in a chat.",
  operation: ({ by }) => (by === "agent" ? "chat" : undefined),
  shape: closed("say step", { by: createSideSchema("writes"), agent: whichAgent, chat: whichChat, text: message }),
  play(context, { by, agent, chat: name, text }) {
    const chat = findChat(context, name);
    if (chat instanceof StepFailure) return chat;
    if (by === "customer") return refusalOf(context.center.perform(sayAsCustomer, { chat, text }));
    const actor = findActor(context, agent, chat, "chat");
    if (actor instanceof StepFailure) return actor;
    return refusalOf(context.center.perform(sendMessage, { agent: actor, chat, text }));
  },
});

const endChat = declarePlainAction({
  summary: "The customer leaves a chat, or an agent ends it.",
  operation: ({ by }) => (by === "agent" ? "drop" : undefined),
  shape: closed("endChat step", { by: createSideSchema("ends it"), agent: whichAgent, chat: whichChat }),
  play(context, { by, agent, chat: name }) {
    const chat = findChat(context, name);
    if (chat instanceof StepFailure) return chat;
    if (by === "customer") return context.center.perform(leaveChatAsCustomer, { chat });
    const actor = findActor(context, agent, chat, "drop");
    return actor instanceof StepFailure ? actor : context.center.perform(dropChat, { agent: actor, chat });
  },
});

const answerChat = declarePlainAction({
  summary: "An agent answers a ringing chat.",
  operation: "answer",
  shape: closed("answerChat step", { agent, chat: whichChat }),
  play(context, { agent, chat: name }) {
    const chat = findChat(context, name);
    return chat instanceof StepFailure ? chat : context.center.perform(answerChatMove, { agent, chat });
  },
});

const refuseChat = declarePlainAction({
  summary: "An agent refuses a ringing chat.",
  operation: "reject",
  shape: closed("refuseChat step", { agent, chat: whichChat }),
  play(context, { agent, chat: name }) {
    const chat = findChat(context, name);
    return chat instanceof StepFailure ? chat : context.center.perform(refuseChatMove, { agent, chat });
  },
});

const transferChat = declarePlainAction({
  summary: "An agent transfers a chat.",
  operation: "tranfser",
  shape: closed("transferChat step", {
    agent,
    chat: whichChat,
    to: createTargetSchema("target of a chat", ["queue", "agent"]),
    mode: chatTransferMode,
    data,
  }),
  play(context, { agent, chat: name, to, mode = "release", data }) {
    const chat = findChat(context, name);
    if (chat instanceof StepFailure) return chat;
    return context.center.perform(transferChatMove, { agent, chat, to, mode, data });
  },
});

const beginChat = declarePlainAction({
  summary: "An agent begins a chat with a colleague. If the colleague can't take it, the chat fails.",
  operation: "internalCall",
  shape: closed("beginChat step", {
    as: newChatName,
    agent,
    to: closed("colleague", { agent }).describe("The colleague: {agent: <id>}."),
  }),
  play({ center, chats }, { as, agent, to }) {
    const id = center.perform(beginInsideChat, { agent, colleague: to.agent });
    if (typeof id === "string") chats.add(id, as);
    return refusalOf(id);
  },
});

/** Returns the named chat, or the last one if the name is undefined; a failure if there is none. */
function findChat({ chats }: StepContext, name: string | undefined): CallId | StepFailure {
  return chats.findNamed(name) ?? chats.last ?? new StepFailure("no step has begun a chat yet");
}

/**
 * Returns the agent that a step names, or the agent who talks in the chat; a failure if none talks. In the second case, also records the
 * request, because the step names no agent.
 */
function findActor(
  { center, recordRequest }: StepContext,
  named: AgentId | undefined,
  chat: CallId,
  operation: string,
): AgentId | StepFailure {
  if (named !== undefined) return named;
  const talking = center.state.chats.get(chat)?.members.find(({ state }) => state === "talking");
  if (talking === undefined) return new StepFailure("no agent talks in the chat");
  recordRequest(operation, talking.agent);
  return talking.agent;
}

/** The steps of chats, by name. */
export const chatActions = { chat, say, answerChat, refuseChat, endChat, transferChat, beginChat };

/** The steps whose `as` names a chat. In every other step, `as` names a call. */
export const NAMING_CHATS: ReadonlySet<string> = new Set(["chat", "beginChat"] satisfies (keyof typeof chatActions)[]);
