// The move that sends an agent's message in a chat.
import { declareMove, type Move } from "../../floor.ts";
import type { AgentId, CallId } from "../../model/ids.ts";
import { Refusal } from "../../model/refusal.ts";
import { otherSideOf } from "../../steps/chats/facts.ts";
import { findChatInState } from "../../steps/chats/members.ts";
import { deliverMessage, refuseText, storeMessage } from "../../steps/chats/messages.ts";

/** The input of `sendMessage`. */
export interface SendMessage {
  agent: AgentId;
  chat: CallId;
  /** 1 to 6144 characters. */
  text: string;
  /** The type of the content; 1, text, by default. */
  contentType?: number | undefined;
  /** The number that the client gives the message. */
  clientNumber?: number | undefined;
  /** Whether the client gets an event when the other side has the message. */
  wantsReceipt?: boolean | undefined;
}

/**
 * Sends a message to the other side of a chat that the agent talks in (cec_07_1277).
 *
 * @returns the number of the message in the chat, from 1.
 *
 * Refuses: not-signed-in, no-such-chat, chat-unanswered, empty-message, long-message, chats-full.
 */
export const sendMessage: Move<SendMessage, number> = declareMove((floor, input) => {
  const { agent, chat: id, text, contentType, clientNumber, wantsReceipt } = input;
  const found = findChatInState(floor, agent, id, "talking");
  if (found instanceof Refusal) return found;
  const refusal = refuseText(floor, text);
  if (refusal !== undefined) return refusal;
  const { chat } = found;
  const message = storeMessage(floor, chat, { from: agent, text, contentType: contentType ?? 1, clientNumber });
  const receiver = deliverMessage(floor, chat, message);
  if (wantsReceipt === true) {
    const confirmer = receiver === undefined ? otherSideOf(chat, agent) : String(receiver);
    floor.emit({ type: "chatMessageConfirmed", agent, chat: id, confirmer, clientNumber });
  }
  return message.number;
});
