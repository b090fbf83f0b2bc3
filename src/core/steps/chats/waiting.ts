// Steps of the chats that wait in a queue.
import type { Floor } from "../../floor.ts";
import { type Chat, MAX_CHATS } from "../../model/chat.ts";
import type { Queue } from "../../model/queue.ts";
import { requestRouting } from "../waiting.ts";

/** Returns the limit that a chat exceeds if it waits in a queue; undefined if none. The center already counts the chat. */
export function findReachedChatLimit(floor: Floor, queue: Queue): "queue" | "center" | undefined {
  if (floor.state.chats.size > MAX_CHATS) return "center";
  return queue.waiting.length >= queue.maxWaiting ? "queue" : undefined;
}

/** Adds a chat to the waiting chats of its queue. `head`: it was offered before. */
export function beginChatWait(floor: Floor, chat: Chat, place: "head" | "tail"): void {
  const waiting = floor.state.queues.get(chat.queue ?? -1)?.waiting;
  if (waiting === undefined) return;
  chat.waiting = true;
  if (chat.queuedAt === undefined && chat.queue !== undefined) {
    chat.queuedAt = floor.clock.now;
    floor.emit({ type: "chatQueued", chat: chat.id, queue: chat.queue });
  }
  if (place === "head") waiting.unshift(chat.id);
  else waiting.push(chat.id);
  requestRouting(floor);
}

/** Removes a chat from the waiting chats of its queue. */
export function endChatWait(floor: Floor, chat: Chat): void {
  if (!chat.waiting) return;
  chat.waiting = false;
  const waiting = floor.state.queues.get(chat.queue ?? -1)?.waiting;
  const place = waiting?.indexOf(chat.id) ?? -1;
  if (place >= 0) waiting?.splice(place, 1);
}
