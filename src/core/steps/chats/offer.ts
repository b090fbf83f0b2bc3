// Steps that offer a chat to an agent and connect it.
import type { Floor, SignedIn } from "../../floor.ts";
import type { Chat, ChatMember, ChatTransfer } from "../../model/chat.ts";
import { isMultimedia } from "../../model/media-right.ts";
import { callerNameOf, chatFactsOf, emitChatLeft } from "./facts.ts";
import { addMember, removeMember } from "./members.ts";
import { deliverMessage } from "./messages.ts";

/**
 * Offers a chat to an agent. The chat rings, unless the agent has auto-answer. For an agent with a client, auto-answer does not apply to
 * the older text chats: for them, it is a setting of the phone only.
 */
export function offerChat(floor: Floor, chat: Chat, agent: SignedIn): void {
  const { details, played } = agent.session;
  const isAutoAnswered = details.autoAnswer && (played || isMultimedia(chat.media));
  const member = addMember(floor, chat, agent, "ringing");
  const transferredBy = chat.transfer?.by ?? chat.transferredBy;
  floor.emit({
    type: isAutoAnswered && isMultimedia(chat.media) ? "chatAutoAnswered" : "chatRinging",
    agent: agent.id,
    name: callerNameOf(floor, chat),
    transferredBy,
    ...chatFactsOf(floor, chat),
  });
  if (isAutoAnswered) {
    connectChat(floor, chat, member);
    return;
  }
  const timer = { kind: "chat-ring-timeout", chat: chat.id, agent: agent.id } as const;
  member.timer = floor.clock.schedule(floor.clock.now + floor.settings.ringTime, timer);
}

/** Connects an agent who answers a ringing chat. A transfer is then complete, and waiting messages of the customer arrive. */
export function connectChat(floor: Floor, chat: Chat, member: ChatMember): void {
  const { now } = floor.clock;
  floor.clock.cancel(member.timer);
  member.timer = undefined;
  if (chat.answeredAt === undefined) scheduleCustomerLeave(floor, chat, chat.customer?.talk);
  chat.answeredAt ??= now;
  const caller = chat.members.find(({ state }) => state === "calling");
  for (const talker of caller === undefined ? [member] : [caller, member]) beginTalk(floor, chat, talker);
  // A later answer must not count this wait again.
  chat.queuedAt = undefined;
  if (chat.transfer !== undefined) completeTransfer(floor, chat, chat.transfer);
  if (chat.customer === undefined) return;
  const missed = chat.messages.filter(({ number, from }) => from === undefined && number > chat.delivered);
  for (const message of missed) deliverMessage(floor, chat, message);
}

/** Schedules when the customer of a chat leaves, in place of an earlier schedule. If `afterMs` is undefined, the customer stays. */
export function scheduleCustomerLeave(floor: Floor, { id, customer }: Chat, afterMs: number | undefined): void {
  if (customer === undefined) return;
  floor.clock.cancel(customer.timer);
  customer.timer =
    afterMs === undefined
      ? undefined
      : floor.clock.schedule(floor.clock.now + afterMs, { kind: "chat-customer-leaves", chat: id });
}

function beginTalk(floor: Floor, chat: Chat, member: ChatMember): void {
  const { now } = floor.clock;
  const waited = chat.queuedAt === undefined ? undefined : now - chat.queuedAt;
  member.state = "talking";
  member.since = now;
  chat.agents = [...chat.agents.filter((agent) => agent !== member.agent), member.agent];
  floor.emit({ type: "chatConnected", agent: member.agent, waited, ...chatFactsOf(floor, chat) });
  if (chat.media === "h5Video") floor.emit({ type: "chatRoomOpened", agent: member.agent, chat: chat.id });
}

/** Completes a transfer: the agent who made it leaves. */
function completeTransfer(floor: Floor, chat: Chat, { by }: ChatTransfer): void {
  chat.transfer = undefined;
  chat.transferredBy = by;
  const member = chat.members.find(({ agent }) => agent === by);
  if (member === undefined) return;
  floor.emit({ type: "chatTransferred", agent: by, chat: chat.id, media: chat.media, isAwaited: true });
  emitChatLeft(floor, chat, member, "transfer");
  removeMember(floor, chat, member);
}
