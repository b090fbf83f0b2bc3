// Checks the invariants of chats in a snapshot: members, queues, messages and files fit together.
import type { CenterSnapshot } from "../../core/index.ts";
import { type Check, isDistinct } from "./member-check.ts";

type State = CenterSnapshot["state"];

/** Checks that agents and queues refer to their chats and the chats to them, and that the sizes of texts and files add up. */
export function* checkChats({ agents, queues, chats, chatRecords, chatFiles, ...state }: State): Generator<Check> {
  const byId = new Map(chats.map((chat) => [chat.id, chat]));
  const sessions = new Map(agents.map(({ id, session }) => [id, session]));
  const queueById = new Map(queues.map((queue) => [queue.id, queue]));
  for (const [i, { id, session }] of agents.entries()) {
    const own = session?.chats ?? [];
    const isMember = own.every((chat) => byId.get(chat)?.members.some(({ agent }) => agent === id) === true);
    yield [`agents[${i}].session.chats`, isDistinct(own) && isMember];
  }
  for (const [i, { id, media, members, queue, waiting, transfer, lastMessage, messages }] of chats.entries()) {
    const own = queue === undefined ? undefined : queueById.get(queue);
    yield [`chats[${i}].queue`, queue === undefined || own?.media === media];
    yield [`chats[${i}].waiting`, waiting === (own?.waiting.includes(id) ?? false)];
    const membersHaveIt = members.every(({ agent }) => sessions.get(agent)?.chats.includes(id) === true);
    yield [`chats[${i}].members`, isDistinct(members.map(({ agent }) => agent)) && membersHaveIt];
    const isOwn = transfer === undefined || members.some(({ agent }) => agent === transfer.by);
    const { toQueue, formerQueue } = transfer ?? {};
    const queuesExist = [toQueue, formerQueue].every((queue) => queue === undefined || queueById.has(queue));
    yield [`chats[${i}].transfer`, isOwn && queuesExist];
    yield [`chats[${i}].lastMessage`, messages.every(({ number }) => number <= lastMessage)];
  }
  for (const [i, { media, waiting, freeAgents }] of queues.entries()) {
    if (media === "voice") continue;
    yield [`queues[${i}].freeAgents`, freeAgents.length === 0];
    yield [`queues[${i}].waiting`, waiting.every((chat) => byId.get(chat)?.queue === queues[i]?.id)];
  }
  const all = [...chats, ...chatRecords];
  const chatIds = new Set(all.map(({ id }) => id));
  yield ["chatRecords", chatIds.size === all.length];
  const serials = [...chatIds].map((id) => Number(id.split("-").at(-1)));
  yield ["callSerial", serials.every((serial) => serial <= state.callSerial)];
  const text = all.flatMap(({ messages }) => messages).reduce((sum, { text }) => sum + text.length, 0);
  yield ["chatText", state.chatText === text];
  yield ["chatFiles", isDistinct(chatFiles.map(({ id }) => id)) && chatFiles.every(({ chat }) => chatIds.has(chat))];
  yield ["chatFilesSize", state.chatFilesSize === chatFiles.reduce((sum, { size }) => sum + size, 0)];
  yield ["fileSerial", state.fileSerial >= chatFiles.length];
}
