// Moves of the customer of a chat: writing a message, and leaving.
import { declareMove, type Floor, type Move } from "../../floor.ts";
import type { Chat } from "../../model/chat.ts";
import type { CallId } from "../../model/ids.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import { endChat } from "../../steps/chats/ending.ts";
import { deliverMessage, refuseText, storeMessage } from "../../steps/chats/messages.ts";

/** The input of `sayAsCustomer`. */
export interface SayAsCustomer {
  chat: CallId;
  /** 1 to 6144 characters. */
  text: string;
  /** The type of the content for clients; 1, text, by default. */
  contentType?: number | undefined;
}

/**
 * Writes a message as the customer of a chat. The agent gets it at once, or when it answers.
 *
 * @returns the number of the message in the chat, from 1.
 *
 * Refuses: no-such-chat (also a chat between agents), empty-message, long-message, chats-full.
 */
export const sayAsCustomer: Move<SayAsCustomer, number> = declareMove((floor, { chat: id, text, contentType }) => {
  const chat = findCustomersChat(floor, id);
  if (chat instanceof Refusal) return chat;
  const refusal = refuseText(floor, text);
  if (refusal !== undefined) return refusal;
  const message = storeMessage(floor, chat, {
    from: undefined,
    text,
    contentType: contentType ?? 1,
    clientNumber: undefined,
  });
  deliverMessage(floor, chat, message);
  return message.number;
});

/**
 * Ends a chat as its customer. A chat that waits in a queue or rings from one, or that no agent talks in, counts as abandoned.
 *
 * Refuses: no-such-chat (also a chat between agents).
 */
export const leaveChatAsCustomer: Move<{ chat: CallId }, "done"> = declareMove((floor, { chat: id }) => {
  const chat = findCustomersChat(floor, id);
  if (chat instanceof Refusal) return chat;
  const isInQueue = chat.queuedAt !== undefined;
  if (isInQueue || !chat.members.some(({ state }) => state === "talking")) {
    floor.emit({ type: "chatAbandoned", chat: id, queue: isInQueue ? chat.queue : undefined });
  }
  endChat(floor, chat, "customer");
  return "done";
});

function findCustomersChat(floor: Floor, id: CallId): Chat | Refusal {
  const chat = floor.state.chats.get(id);
  return chat?.customer === undefined ? refuse("no-such-chat") : chat;
}
