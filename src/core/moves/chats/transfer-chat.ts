// The move that transfers a chat to a colleague or a queue.
import { declareMove, type Floor, hasSession, type Move } from "../../floor.ts";
import type { Agent } from "../../model/agent.ts";
import type { Destination } from "../../model/call.ts";
import type { Chat, ChatMember } from "../../model/chat.ts";
import type { AgentId, CallId } from "../../model/ids.ts";
import type { Queue } from "../../model/queue.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import { canTakeChat } from "../../queries/chats.ts";
import { emitChatLeft } from "../../steps/chats/facts.ts";
import { findChatInState, removeMember } from "../../steps/chats/members.ts";
import { offerChat } from "../../steps/chats/offer.ts";
import { beginChatWait, findReachedChatLimit } from "../../steps/chats/waiting.ts";
import { findLandingQueue } from "../../steps/waiting.ts";

/** The input of `transferChat`. */
export interface TransferChat {
  agent: AgentId;
  chat: CallId;
  to: Destination;
  /** `release`: the agent leaves at once; `success`: it leaves when the target has answered. */
  mode: "release" | "success";
  /** Data to attach to the chat, instead of its present data. */
  data?: string | undefined;
}

/**
 * Transfers a customer's chat that the agent talks in (cec_07_1279). If the target can't take it, the transfer fails, not the request, and
 * the agent keeps the chat.
 *
 * Refuses: not-signed-in, no-such-chat, chat-unanswered, chat-forbids (a chat between agents, a transfer under way, or to oneself),
 * unknown-agent, no-such-queue, wrong-media.
 */
export const transferChat: Move<TransferChat, "done"> = declareMove(
  (floor, { agent: id, chat: chatId, to, mode, data }) => {
    const found = findChatInState(floor, id, chatId, "talking");
    if (found instanceof Refusal) return found;
    const { chat, member } = found;
    if (chat.customer === undefined || chat.transfer !== undefined) return refuse("chat-forbids");
    const target = findTarget(floor, chat, id, to);
    if (target instanceof Refusal) return target;
    const { media } = chat;
    const isAwaited = mode === "success";
    if (data) chat.data = data;
    floor.emit({ type: "chatTransferBegan", agent: id, chat: chat.id, media, isAwaited });
    if (!canReceive(floor, chat, target)) {
      floor.emit({ type: "chatTransferFailed", agent: id, chat: chat.id, media, isAwaited });
      return "done";
    }
    chat.refusedBy = [];
    chat.missedBy = [];
    const toQueue = "queue" in target ? target.queue.id : undefined;
    if (isAwaited) chat.transfer = { by: id, toQueue, formerQueue: chat.queue };
    else leaveChat(floor, chat, member);
    if ("queue" in target) {
      chat.queue = target.queue.id;
      beginChatWait(floor, chat, "tail");
    } else if (hasSession(target.agent)) offerChat(floor, chat, target.agent);
    return "done";
  },
);

type Target = { readonly queue: Queue } | { readonly agent: Agent };

function findTarget(floor: Floor, chat: Chat, by: AgentId, to: Destination): Target | Refusal {
  if ("agent" in to) {
    const agent = floor.state.agents.get(to.agent);
    if (agent === undefined) return refuse("unknown-agent");
    return agent.id === by ? refuse("chat-forbids") : { agent };
  }
  const queue = floor.state.queues.get(to.queue);
  if (queue === undefined) return refuse("no-such-queue");
  if (queue.media !== chat.media) return refuse("wrong-media");
  return { queue: floor.state.queues.get(findLandingQueue(floor, queue.id)) ?? queue };
}

/** Returns whether the target can take a chat now: the agent has room, or the queue is not full. */
function canReceive(floor: Floor, chat: Chat, target: Target): boolean {
  if ("queue" in target) return findReachedChatLimit(floor, target.queue) === undefined;
  return hasSession(target.agent) && canTakeChat(floor.state, target.agent, chat.media);
}

/** Removes the agent from the chat that it transfers. */
function leaveChat(floor: Floor, chat: Chat, member: ChatMember): void {
  chat.transferredBy = member.agent;
  emitChatLeft(floor, chat, member, "transfer");
  removeMember(floor, chat, member);
}
