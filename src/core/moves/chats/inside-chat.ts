// The move that begins a chat with a colleague.
import { declareMove, findSignedIn, hasSession, type Move } from "../../floor.ts";
import { createChat, MAX_CHATS } from "../../model/chat.ts";
import { type AgentId, type CallId, makeCallId } from "../../model/ids.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import { canTakeChat, hasChatRoom, hasMediaRight } from "../../queries/chats.ts";
import { failInsideChat } from "../../steps/chats/ending.ts";
import { chatFactsOf } from "../../steps/chats/facts.ts";
import { addMember } from "../../steps/chats/members.ts";
import { offerChat } from "../../steps/chats/offer.ts";

/**
 * Begins a text chat with a colleague. If the colleague can't take it, the chat fails, not the request.
 *
 * @returns the id of the chat.
 *
 * Refuses: not-signed-in, unknown-agent, chat-off, chat-forbids (a chat with oneself), chats-of-agent-full, chats-full.
 */
export const beginInsideChat: Move<{ agent: AgentId; colleague: AgentId }, CallId> = declareMove(
  (floor, { agent: id, colleague: other }) => {
    const { state, clock } = floor;
    const agent = findSignedIn(floor, id);
    if (agent instanceof Refusal) return agent;
    const colleague = state.agents.get(other);
    if (colleague === undefined) return refuse("unknown-agent");
    if (!hasMediaRight(agent, "chat")) return refuse("chat-off");
    if (id === other) return refuse("chat-forbids");
    if (!hasChatRoom(state, agent, "chat")) return refuse("chats-of-agent-full");
    if (state.chats.size >= MAX_CHATS) return refuse("chats-full");

    const chat = createChat({
      id: makeCallId(clock.now, ++state.callSerial),
      media: "chat",
      caller: String(id),
      called: String(other),
      begunAt: clock.now,
    });
    state.chats.set(chat.id, chat);
    addMember(floor, chat, agent, "calling");
    floor.emit({ type: "chatDialed", agent: id, ...chatFactsOf(floor, chat) });
    if (!hasSession(colleague) || !hasMediaRight(colleague, "chat")) failInsideChat(floor, chat, "unreachable");
    else if (!canTakeChat(state, colleague, "chat")) failInsideChat(floor, chat, "busy");
    else offerChat(floor, chat, colleague);
    return chat.id;
  },
);
