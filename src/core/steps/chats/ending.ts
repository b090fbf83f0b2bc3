// Steps that end a chat, or an agent's part in it.
import type { Floor, SignedIn } from "../../floor.ts";
import type { Chat, ChatEnd, ChatMember } from "../../model/chat.ts";
import { findChat } from "../../queries/chats.ts";
import { emitChatLeft } from "./facts.ts";
import { removeMember } from "./members.ts";
import { recordChat } from "./records.ts";
import { beginChatWait, endChatWait } from "./waiting.ts";

/** Ends a chat for everyone. */
export function endChat(floor: Floor, chat: Chat, end: ChatEnd): void {
  endChatWait(floor, chat);
  floor.clock.cancel(chat.customer?.timer);
  for (const member of chat.members) {
    emitChatLeft(floor, chat, member, end);
    removeMember(floor, chat, member);
  }
  floor.state.chats.delete(chat.id);
  recordChat(floor, chat, end);
  floor.emit({ type: "chatOver", chat: chat.id, end });
}

/**
 * Withdraws a ringing chat from an agent who does not take it. A chat between agents then fails, and so does a transfer to an agent. Any
 * other chat returns to the head of its queue, or ends if it has no queue.
 */
export function withdrawChat(
  floor: Floor,
  chat: Chat,
  member: ChatMember,
  end: "refused" | "noAnswer" | "signedOut",
): void {
  if (end === "refused") chat.refusedBy.push(member.agent);
  else if (!chat.missedBy.includes(member.agent)) chat.missedBy.push(member.agent);
  emitChatLeft(floor, chat, member, end);
  removeMember(floor, chat, member);
  if (chat.customer === undefined) failInsideChat(floor, chat, end === "refused" ? "refused" : "noAnswer");
  else if (chat.transfer !== undefined && chat.transfer.toQueue === undefined) failChatTransfer(floor, chat);
  else if (chat.queue !== undefined) beginChatWait(floor, chat, "head");
  else endChat(floor, chat, "noAgent");
}

/** Ends a chat between two agents that has failed. The agent who began it gets the event. */
export function failInsideChat(
  floor: Floor,
  chat: Chat,
  failure: "busy" | "refused" | "noAnswer" | "unreachable",
): void {
  const [caller] = chat.members;
  if (caller !== undefined) {
    floor.emit({ type: "chatDialFailed", agent: caller.agent, chat: chat.id, failure });
    removeMember(floor, chat, caller);
  }
  endChat(floor, chat, failure === "refused" ? "refused" : "noAgent");
}

/** Ends a failed transfer: the agent who made it keeps the chat. */
export function failChatTransfer(floor: Floor, chat: Chat): void {
  const { transfer } = chat;
  if (transfer === undefined) return;
  chat.transfer = undefined;
  chat.queue = transfer.formerQueue;
  chat.queuedAt = undefined;
  const { id, media } = chat;
  floor.emit({ type: "chatTransferFailed", agent: transfer.by, chat: id, media, isAwaited: true });
}

/**
 * Ends an agent's part in a chat. A ringing chat is withdrawn. A chat that the agent is transferring continues without the agent. Any other
 * chat ends.
 */
export function endPartInChat(floor: Floor, chat: Chat, member: ChatMember, end: "agent" | "signedOut"): void {
  if (member.state === "ringing") {
    withdrawChat(floor, chat, member, end === "agent" ? "refused" : end);
    return;
  }
  if (chat.transfer?.by !== member.agent) {
    endChat(floor, chat, end);
    return;
  }
  chat.transfer = undefined;
  chat.transferredBy = member.agent;
  emitChatLeft(floor, chat, member, end);
  removeMember(floor, chat, member);
}

/** Ends an agent's part in all its chats at its sign-out. */
export function endChatsOf(floor: Floor, agent: SignedIn): void {
  for (const id of agent.session.chats) {
    const found = findChat(floor.state.chats, agent.id, id);
    if (found !== undefined) endPartInChat(floor, found.chat, found.member, "signedOut");
  }
}
