// Writes chats for answers.
import * as z from "zod";
import { CHAT_MEDIA, type Chat, type ChatEnd, type ChatMessage, type ChatRecord } from "../../core/index.ts";
import { formatInstant } from "../../forms/instant-form.ts";
import { formatInstantOrNull, isoInstant } from "./fields.ts";

/** The states of an active chat. */
export const CHAT_STATES = ["waiting", "ringing", "talking"] as const;

const ENDS = [
  "agent",
  "customer",
  "refused",
  "noAnswer",
  "transfer",
  "signedOut",
  "turnedAway",
  "noAgent",
] as const satisfies readonly ChatEnd[];

const messageAnswer = z.strictObject({
  number: z.int().min(1).describe("Number of the message in the chat, from 1."),
  at: isoInstant,
  from: z.int().nullable().describe("The agent who wrote it; null for the customer."),
  text: z.string(),
});

/** The schema of a chat in answers. */
export const chatAnswer = z
  .strictObject({
    id: z.string(),
    media: z.enum(CHAT_MEDIA),
    from: z.string().describe("The customer's number or address, or the id of the agent who began it."),
    name: z.string().nullable().describe("The customer's name; null in a chat between two agents."),
    called: z.string().describe("The access code of the queue, or the id of the agent."),
    state: z
      .enum([...CHAT_STATES, "over"])
      .describe(
        "`over` appears only in answers about one chat, such as the answer to the request that ended the chat.",
      ),
    queue: z.int().nullable().describe("The queue that it waits in or came from; null if there is none."),
    begunAt: isoInstant,
    answeredAt: isoInstant.nullable(),
    endedAt: isoInstant.nullable().describe("Null while it is active."),
    end: z.enum(ENDS).nullable().describe("Who or what ended it; null while it is active."),
    data: z.string(),
    agents: z
      .array(z.strictObject({ agent: z.int(), state: z.enum(["calling", "ringing", "talking"]), since: isoInstant }))
      .describe("The agents in the chat. `calling`: began it with a colleague, who has not answered."),
    count: z.int().min(0).describe("Number of messages so far."),
    lastMessage: messageAnswer.nullable().describe("The newest message; null if there is none."),
    messages: z
      .array(messageAnswer)
      .optional()
      .describe("The stored messages, oldest first; the latest 500. Only in the answers to getChat and leaveChat."),
  })
  .meta({ id: "Chat" });

/** A chat in an answer. */
export type ChatAnswer = z.output<typeof chatAnswer>;

/** Returns a chat, active or over, in the form of an answer. */
export function writeChat(chat: Chat | ChatRecord): ChatAnswer {
  const { id, media, caller, called, queue, begunAt, answeredAt, data, lastMessage } = chat;
  const newest = chat.messages.at(-1);
  return {
    id,
    media,
    from: caller,
    name: ("end" in chat ? chat.customerName : chat.customer?.name) ?? null,
    called,
    state: "end" in chat ? "over" : chatStateOf(chat),
    queue: queue ?? null,
    begunAt: formatInstant(begunAt),
    answeredAt: formatInstantOrNull(answeredAt),
    endedAt: "end" in chat ? formatInstant(chat.endedAt) : null,
    end: "end" in chat ? chat.end : null,
    data,
    agents:
      "end" in chat
        ? []
        : chat.members.map(({ agent, state, since }) => ({ agent, state, since: formatInstant(since) })),
    count: lastMessage,
    lastMessage: newest === undefined ? null : writeMessage(newest),
  };
}

/** Returns a chat in the form of an answer, with its messages. */
export function writeChatWithMessages(chat: Chat | ChatRecord): ChatAnswer {
  return { ...writeChat(chat), messages: chat.messages.map(writeMessage) };
}

function writeMessage({ number, at, from, text }: ChatMessage): z.output<typeof messageAnswer> {
  return { number, at: formatInstant(at), from: from ?? null, text };
}

/** Returns the state of an active chat. */
export function chatStateOf({ members, waiting }: Chat): (typeof CHAT_STATES)[number] {
  if (members.some(({ state }) => state === "talking")) return "talking";
  return waiting ? "waiting" : "ringing";
}
