// Steps that store the messages of chats and deliver them to agents.
import type { Floor } from "../../floor.ts";
import { type Chat, type ChatMessage, MAX_CHAT_MESSAGES, MAX_CHAT_TEXT, MAX_MESSAGE_LENGTH } from "../../model/chat.ts";
import type { AgentId } from "../../model/ids.ts";
import { type Refusal, refuse } from "../../model/refusal.ts";
import type { CenterState } from "../../model/state.ts";
import { chatFactsOf } from "./facts.ts";
import { dropOldestRecord } from "./records.ts";

/** Returns why a text can't be stored as a message; undefined if it can. */
export function refuseText(floor: Floor, text: string): Refusal | undefined {
  if (text === "") return refuse("empty-message");
  if (text.length > MAX_MESSAGE_LENGTH) return refuse("long-message");
  return canFreeText(floor.state, floor.state.chatText + text.length - MAX_CHAT_TEXT)
    ? undefined
    : refuse("chats-full");
}

/** Returns whether a number of characters becomes free if the records of ended chats are dropped. */
function canFreeText({ chatRecords }: CenterState, characters: number): boolean {
  let missing = characters;
  for (const { messages } of chatRecords) {
    if (missing <= 0) break;
    for (const { text } of messages) missing -= text.length;
  }
  return missing <= 0;
}

/** Stores a message that `refuseText` accepts, and returns it. */
export function storeMessage(
  floor: Floor,
  chat: Chat,
  given: Pick<ChatMessage, "from" | "text" | "contentType" | "clientNumber">,
): ChatMessage {
  const { state } = floor;
  const message: ChatMessage = { number: ++chat.lastMessage, at: floor.clock.now, ...given };
  chat.messages.push(message);
  state.chatText += message.text.length;
  const oldest = chat.messages.length > MAX_CHAT_MESSAGES ? chat.messages.shift() : undefined;
  state.chatText -= oldest?.text.length ?? 0;
  while (state.chatText > MAX_CHAT_TEXT && state.chatRecords.length > 0) dropOldestRecord(state);
  floor.emit({ type: "chatMessageSent", chat: chat.id, number: message.number, from: message.from });
  return message;
}

/**
 * Delivers a message to the agents who talk in the chat, except its sender.
 *
 * @returns the work number of the last agent who got the message; undefined if no agent got it.
 */
export function deliverMessage(floor: Floor, chat: Chat, message: ChatMessage): AgentId | undefined {
  let receiver: AgentId | undefined;
  for (const { agent, state } of chat.members) {
    if (state !== "talking" || agent === message.from) continue;
    receiver = agent;
    floor.emit({
      type: "chatMessageArrived",
      agent,
      number: message.number,
      sender: message.from === undefined ? (chat.customer?.address ?? "") : String(message.from),
      text: message.text,
      contentType: message.contentType,
      clientNumber: message.clientNumber,
      ...chatFactsOf(floor, chat),
    });
  }
  if (receiver !== undefined && message.from === undefined) chat.delivered = message.number;
  return receiver;
}
