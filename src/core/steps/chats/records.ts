// Steps for the records of chats that are over, and the files of chats.
// Both are bounded.
import type { Floor } from "../../floor.ts";
import { type Chat, type ChatEnd, MAX_CHAT_RECORDS } from "../../model/chat.ts";
import type { CallId } from "../../model/ids.ts";
import type { CenterState } from "../../model/state.ts";

/** Adds the record of a chat that ends now. */
export function recordChat(floor: Floor, chat: Chat, end: ChatEnd): void {
  const { id, media, caller, called, queue, data, begunAt, answeredAt, agents, messages, lastMessage } = chat;
  floor.state.chatRecords.push({
    id,
    media,
    caller,
    called,
    queue,
    data,
    begunAt,
    answeredAt,
    agents,
    messages,
    lastMessage,
    customerName: chat.customer?.name,
    endedAt: floor.clock.now,
    end,
  });
  if (floor.state.chatRecords.length > MAX_CHAT_RECORDS) dropOldestRecord(floor.state);
}

/** Removes the oldest record, with its messages and files. */
export function dropOldestRecord(state: CenterState): void {
  const record = state.chatRecords.shift();
  if (record === undefined) return;
  for (const { text } of record.messages) state.chatText -= text.length;
  removeFilesOf(state, record.id);
}

function removeFilesOf(state: CenterState, chat: CallId): void {
  if (state.chatFiles.size === 0) return;
  for (const file of state.chatFiles.values()) {
    if (file.chat !== chat) continue;
    state.chatFiles.delete(file.id);
    state.chatFilesSize -= file.size;
  }
}
