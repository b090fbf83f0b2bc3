// Moves that answer, refuse or end a chat as an agent, and the move that ends its ring time.
import { declareMove, type Move } from "../../floor.ts";
import type { AgentId, CallId } from "../../model/ids.ts";
import { Refusal } from "../../model/refusal.ts";
import { endPartInChat, withdrawChat } from "../../steps/chats/ending.ts";
import { findChatInState, findOwnChat } from "../../steps/chats/members.ts";
import { connectChat } from "../../steps/chats/offer.ts";

/** An agent and one of its chats. */
export interface OwnChat {
  agent: AgentId;
  chat: CallId;
}

/** Answers a ringing chat. Refuses: not-signed-in, no-such-chat, no-chat-rings. */
export const answerChat: Move<OwnChat, "done"> = declareMove((floor, { agent, chat: id }) => {
  const found = findChatInState(floor, agent, id, "ringing");
  if (found instanceof Refusal) return found;
  connectChat(floor, found.chat, found.member);
  return "done";
});

/**
 * Refuses a ringing chat. It goes back to the head of its queue, and does not ring at this agent again unless it is transferred. A transfer
 * to the agent fails, a colleague gets the event of a failed chat, and a customer's direct chat is over.
 *
 * Refuses: not-signed-in, no-such-chat, no-chat-rings.
 */
export const refuseChat: Move<OwnChat, "done"> = declareMove((floor, { agent, chat: id }) => {
  const found = findChatInState(floor, agent, id, "ringing");
  if (found instanceof Refusal) return found;
  withdrawChat(floor, found.chat, found.member, "refused");
  return "done";
});

/**
 * Ends a chat of the agent in any state. A ringing one is refused. If the agent is transferring the chat, and the target has not answered,
 * the agent leaves, and the chat continues.
 *
 * Refuses: not-signed-in, no-such-chat.
 */
export const dropChat: Move<OwnChat, "done"> = declareMove((floor, { agent, chat: id }) => {
  const found = findOwnChat(floor, agent, id);
  if (found instanceof Refusal) return found;
  endPartInChat(floor, found.chat, found.member, "agent");
  return "done";
});

/** Withdraws a chat from an agent who has not answered it in time. Refuses: not-signed-in, no-such-chat, no-chat-rings. */
export const endChatRingTime: Move<OwnChat, "done"> = declareMove((floor, { agent, chat: id }) => {
  const found = findChatInState(floor, agent, id, "ringing");
  if (found instanceof Refusal) return found;
  withdrawChat(floor, found.chat, found.member, "noAnswer");
  return "done";
});
