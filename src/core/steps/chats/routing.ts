// Routes waiting chats to agents with room for them.
import { type Floor, hasSession, type SignedIn } from "../../floor.ts";
import type { Chat } from "../../model/chat.ts";
import type { Queue } from "../../model/queue.ts";
import { canTakeChatOf } from "../../queries/chats.ts";
import { offerChat } from "./offer.ts";
import { endChatWait } from "./waiting.ts";

/** Offers every waiting chat to an agent who can take it. In each queue, the chat at the head comes first. */
export function routeChats(floor: Floor): void {
  // A center without chats takes no further time.
  if (floor.state.chats.size === 0) return;
  for (const queue of floor.state.queues.values()) {
    if (queue.media !== "voice" && queue.waiting.length > 0) routeQueue(floor, queue);
  }
}

function routeQueue(floor: Floor, queue: Queue): void {
  for (const id of queue.waiting.slice()) {
    const chat = floor.state.chats.get(id);
    if (chat === undefined) continue;
    const agent = chooseAgent(floor, queue, chat);
    if (agent !== undefined) {
      endChatWait(floor, chat);
      offerChat(floor, chat, agent);
    }
    // If no agent is excluded from this chat and none has room, none has room for the chats behind it.
    else if (chat.refusedBy.length === 0 && chat.members.length === 0) return;
  }
}

/**
 * Returns the agent for a chat; undefined if no agent can take it. Prefers agents who have not missed the chat before, then those with the
 * fewest chats, then those whose last chat is the longest ago, then the lowest work number. Skips agents who refused the chat or are in it.
 */
function chooseAgent(floor: Floor, queue: Queue, chat: Chat): SignedIn | undefined {
  let best: SignedIn | undefined;
  for (const agent of floor.state.agents.values()) {
    if (!hasSession(agent) || !canTakeChatOf(floor.state, agent, queue)) continue;
    if (chat.refusedBy.includes(agent.id) || chat.members.some((member) => member.agent === agent.id)) continue;
    if (best === undefined || comesBefore(agent, best, chat)) best = agent;
  }
  return best;
}

function comesBefore(one: SignedIn, other: SignedIn, { missedBy }: Chat): boolean {
  const missed = Number(missedBy.includes(one.id)) - Number(missedBy.includes(other.id));
  const chats = one.session.chats.length - other.session.chats.length;
  const order = missed || chats || one.session.lastChatAt - other.session.lastChatAt || one.id - other.id;
  return order < 0;
}
