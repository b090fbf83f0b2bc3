// Steps that add an agent to a chat, remove it, and find its part in a chat.
import { type Floor, findSignedIn, type SignedIn } from "../../floor.ts";
import type { Chat, ChatMember } from "../../model/chat.ts";
import type { AgentId, CallId } from "../../model/ids.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import { findChat } from "../../queries/chats.ts";
import { requestRouting } from "../waiting.ts";

/** Adds an agent to a chat, and returns its part in the chat. */
export function addMember(floor: Floor, chat: Chat, agent: SignedIn, state: ChatMember["state"]): ChatMember {
  const member: ChatMember = { agent: agent.id, state, since: floor.clock.now, timer: undefined };
  chat.members.push(member);
  agent.session.chats.push(chat.id);
  agent.session.lastChatAt = floor.clock.now;
  return member;
}

/** Removes an agent from a chat, and requests routing, because the agent has room for another chat. */
export function removeMember(floor: Floor, chat: Chat, member: ChatMember): void {
  floor.clock.cancel(member.timer);
  chat.members = chat.members.filter((other) => other !== member);
  const session = floor.state.agents.get(member.agent)?.session;
  if (session !== undefined) session.chats = session.chats.filter((id) => id !== chat.id);
  requestRouting(floor);
}

/** Returns a chat of a signed-in agent and its part in it. Refuses: not-signed-in, no-such-chat. */
export function findOwnChat(
  floor: Floor,
  agent: AgentId,
  id: CallId,
): { readonly chat: Chat; readonly member: ChatMember } | Refusal {
  const signedIn = findSignedIn(floor, agent);
  if (signedIn instanceof Refusal) return signedIn;
  return findChat(floor.state.chats, agent, id) ?? refuse("no-such-chat");
}

const WRONG_STATE = { talking: "chat-unanswered", ringing: "no-chat-rings" } as const;

/**
 * Returns a chat that a signed-in agent talks in, or that rings at it.
 *
 * Refuses: not-signed-in, no-such-chat, and chat-unanswered or no-chat-rings in another state.
 */
export function findChatInState(
  floor: Floor,
  agent: AgentId,
  id: CallId,
  state: keyof typeof WRONG_STATE,
): { readonly chat: Chat; readonly member: ChatMember } | Refusal {
  const found = findOwnChat(floor, agent, id);
  if (found instanceof Refusal) return found;
  return found.member.state === state ? found : refuse(WRONG_STATE[state]);
}
