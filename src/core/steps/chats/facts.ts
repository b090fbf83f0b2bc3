// The facts about a chat in events, the parties that events name, and the events of an agent who leaves a chat.
import type { Floor } from "../../floor.ts";
import { type Chat, type ChatEnd, type ChatMember, isBetweenAgents } from "../../model/chat.ts";
import type { ChatFacts } from "../../model/chat-event.ts";
import type { AgentId } from "../../model/ids.ts";

/** Returns the facts that events about a chat carry. */
export function chatFactsOf(floor: Floor, chat: Chat): ChatFacts {
  return {
    chat: chat.id,
    media: chat.media,
    caller: chat.caller,
    called: chat.called,
    inside: isBetweenAgents(chat),
    queue: chat.queue,
    queueName: chat.queue === undefined ? undefined : floor.state.queues.get(chat.queue)?.name,
    data: chat.data,
  };
}

/** Returns the address or work number of the other side of a chat, as an agent sees it. */
export function otherSideOf(chat: Chat, agent: AgentId): string {
  if (chat.customer !== undefined) return chat.customer.address;
  return chat.caller === String(agent) ? chat.called : chat.caller;
}

/** Returns the name of the one who began a chat: the customer, or a colleague. */
export function callerNameOf(floor: Floor, chat: Chat): string {
  if (chat.customer !== undefined) return chat.customer.name;
  const colleague = floor.state.agents.get(Number(chat.caller));
  return colleague === undefined ? "" : floor.nameOf(colleague);
}

/** Emits the events of an agent that leaves a chat. As in calls, the customer's leaving comes first if the customer left. */
export function emitChatLeft(floor: Floor, chat: Chat, { agent, state }: ChatMember, end: ChatEnd): void {
  const wasAnswered = state === "talking";
  const { id, media } = chat;
  const emitOther = () =>
    floor.emit({ type: "chatOtherSideLeft", agent, chat: id, media, number: otherSideOf(chat, agent) });
  if (wasAnswered && end === "customer") emitOther();
  floor.emit({ type: "chatLeft", agent, chat: id, media, end, wasAnswered });
  if (wasAnswered && end !== "customer") emitOther();
}
