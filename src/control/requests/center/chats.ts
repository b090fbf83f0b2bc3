// Lists and returns chats, and lets customers begin a chat, write in it and leave it.
import * as z from "zod";
import {
  type Center,
  type Chat,
  type ChatRecord,
  canTakeChatOf,
  leaveChatAsCustomer,
  MAX_CHATS,
  Refusal,
  sayAsCustomer,
  startChat,
  type Work,
} from "../../../core/index.ts";
import { chatMedia, closed, message, text, wholeNumber } from "../../../forms/values.ts";
import { expects } from "../../../forms/wording.ts";
import type { World } from "../../../world/world.ts";
import { type ChatAnswer, chatAnswer, writeChat, writeChatWithMessages } from "../../answers/chat-answer.ts";
import { callData, positiveDurationMs, telephoneNumber } from "../../answers/fields.ts";
import { buildAnswerAtOneInstant, writeEach } from "../../in-slices.ts";
import { createRefusalProblem, Problem } from "../../problem.ts";
import { createCreatedAnswer, createOkAnswer, declareWorldRoute, type Route } from "../../route.ts";
import { chatParams, findChat, pathOfChats, pathOfWorld } from "../path-params.ts";
import { findMissingTarget } from "./call-targets.ts";

function* writeChats(world: World): Work<{ chats: ChatAnswer[] }> {
  return { chats: yield* writeEach(world.center.state.chats.values(), writeChat) };
}

const list = declareWorldRoute({
  name: "listChats",
  method: "GET",
  path: "/worlds/:world/chats",
  summary: "Lists the active chats, oldest first, each with its newest message.",
  answers: { 200: z.strictObject({ chats: z.array(chatAnswer) }) },
  problems: ["abandoned"],
  handle: ({ world, getSignal }) => buildAnswerAtOneInstant(world, "list of chats", writeChats(world), getSignal),
});

/** The schema of a new chat. */
export const madeChatAnswer = z.strictObject({
  ...chatAnswer.shape,
  hint: z.string().optional().describe("Why no agent can take the chat now: it waits, or is over. Absent if one can."),
});

const destinationNoun = "destination of a chat";

/** The schema of the body that begins a chat. */
export const chatBody = closed("chat", {
  from: telephoneNumber.optional().describe("Number or address of the customer; default a random number."),
  name: text("name").max(200).optional().describe("Name of the customer; default its number."),
  to: z.union(
    [
      closed(destinationNoun, { queue: wholeNumber("queue id") }),
      closed(destinationNoun, { agent: wholeNumber("agent id") }),
    ],
    { error: expects(destinationNoun, "{queue: <id>} or {agent: <id>}") },
  ),
  text: message.optional().describe("The first message of the customer; default none."),
  patience: positiveDurationMs.optional().describe("How long the customer waits for an answer; default forever."),
  talk: positiveDurationMs
    .optional()
    .describe("How long the customer stays after the first answer; default until the agent ends the chat."),
  data: callData.optional().describe("Data of the chat; clients read it as `attachData`."),
  media: chatMedia.optional().describe("Default: the media of the queue; `chat` to an agent."),
});

const make = declareWorldRoute({
  name: "createChat",
  method: "POST",
  path: "/worlds/:world/chats",
  summary:
    "Begins a customer's chat with a queue or an agent. In a queue, the chat waits until an agent has room for it.",
  body: chatBody,
  answers: { 201: madeChatAnswer },
  problems: ["refused"],
  handle: ({ world, body }) => {
    const missing = findMissingTarget(world.center, body.to);
    if (missing !== undefined) return missing;
    const { from = () => world.generateNumber(), ...rest } = body;
    const id = world.center.perform(startChat, { from, ...rest });
    if (id instanceof Refusal) {
      const calls = `POST ${pathOfWorld(world)}/calls creates a call.`;
      return createRefusalProblem(id, `No chat was begun. ${id.reason === "wrong-media" ? calls : ""}`.trimEnd());
    }
    const chat = findChat(world, id);
    if (chat instanceof Problem) return chat;
    const hint = writeHint(world.center, chat, body.to);
    const made = writeChat(chat);
    return createCreatedAnswer(hint === undefined ? made : { ...made, hint }, `${pathOfChats(world)}/${id}`);
  },
});

const read = declareWorldRoute({
  name: "getChat",
  method: "GET",
  path: "/worlds/:world/chats/:chat",
  summary: "Returns a chat with its messages, also one that is over. The latest 2,000 ended chats are kept.",
  params: chatParams,
  answers: { 200: chatAnswer },
  problems: ["unknown-chat"],
  handle: ({ world, params }) => {
    const chat = findChat(world, params.chat);
    return chat instanceof Problem ? chat : createOkAnswer(writeChatWithMessages(chat));
  },
});

/** The schema of a message that a customer writes. */
export const sayBody = closed("message of a customer", { text: message.describe("The text of the message.") });

const say = declareWorldRoute({
  name: "sayInChat",
  method: "POST",
  path: "/worlds/:world/chats/:chat/say",
  summary:
    "The customer writes a message in a chat. The agent gets the message immediately, or when the agent answers. Returns the chat.",
  params: chatParams,
  body: sayBody,
  answers: { 200: chatAnswer },
  problems: ["unknown-chat", "refused"],
  handle: ({ world, params, body: { text } }) => {
    const chat = findChat(world, params.chat);
    if (chat instanceof Problem) return chat;
    const outcome = world.center.perform(sayAsCustomer, { chat: chat.id, text });
    return outcome instanceof Refusal
      ? createRefusalProblem(outcome, writeAdvice(chat))
      : createOkAnswer(writeChat(chat));
  },
});

const leave = declareWorldRoute({
  name: "leaveChat",
  method: "DELETE",
  path: "/worlds/:world/chats/:chat",
  summary: "The customer leaves a chat, which ends it. Returns the chat.",
  params: chatParams,
  answers: { 200: chatAnswer },
  problems: ["unknown-chat", "refused"],
  handle: ({ world, params }) => {
    const chat = findChat(world, params.chat);
    if (chat instanceof Problem) return chat;
    const outcome = world.center.perform(leaveChatAsCustomer, { chat: chat.id });
    if (outcome instanceof Refusal) return createRefusalProblem(outcome, writeAdvice(chat));
    const over = findChat(world, chat.id);
    return over instanceof Problem ? over : createOkAnswer(writeChatWithMessages(over));
  },
});

/** Returns the advice for a refused action of a customer. */
function writeAdvice(chat: Chat | ChatRecord): string {
  if ("end" in chat) return `Chat ${chat.id} is over.`;
  if (chat.customer === undefined) return `Chat ${chat.id} is between two agents and has no customer.`;
  return `Chat ${chat.id} stays as it is.`;
}

/** Returns why a new chat waits in a queue of which no agent can take it now, or why it is over; undefined otherwise. */
function writeHint({ state }: Center, chat: Chat | ChatRecord, to: { queue: number } | { agent: number }) {
  if ("agent" in to && "end" in chat) {
    return `Agent ${to.agent} cannot take a chat now, so the chat is over: a chat needs a sign-in with checkInWebm, an idle or talking agent, and room for one more.`;
  }
  if ("end" in chat) {
    if (state.chats.size >= MAX_CHATS) return "The center has the maximum number of active chats, so the chat is over.";
    return `Queue ${chat.queue ?? ""} has the maximum number of waiting chats, so the chat is over.`;
  }
  const queue = chat.waiting ? state.queues.get(chat.queue ?? 0) : undefined;
  if (queue === undefined) return undefined;
  for (const agent of state.agents.values()) if (canTakeChatOf(state, agent, queue)) return undefined;
  return `No agent can take a chat of queue ${queue.id} now: the chat waits until an agent signs in to the queue with checkInWebm, or has room.`;
}

/** The routes that list, begin and return chats, write in them, and leave them. */
export const chatRoutes: readonly Route[] = [list, make, read, say, leave];
