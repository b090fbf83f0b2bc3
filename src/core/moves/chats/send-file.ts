// The move that stores a file of an agent and sends it in a chat.
import { declareMove, type Floor, type Move } from "../../floor.ts";
import { type ChatFile, MAX_FILE_SIZE, MAX_FILES, MAX_FILES_SIZE } from "../../model/chat.ts";
import type { AgentId, CallId } from "../../model/ids.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import { findChatInState } from "../../steps/chats/members.ts";
import { deliverMessage, refuseText, storeMessage } from "../../steps/chats/messages.ts";
import { dropOldestRecord } from "../../steps/chats/records.ts";

/** The input of `sendFile`. */
export interface SendFile {
  agent: AgentId;
  chat: CallId;
  /** The file's name, without a path. */
  name: string;
  /** The suffix for the path that the center makes. */
  suffix: string;
  /** The size in bytes. */
  size: number;
  /** The SHA-256 in hexadecimal digits. */
  digest: string;
  /** The bytes in Base64. */
  fileContent: string;
  contentType: number;
  clientNumber: number | undefined;
  /** The size in bytes that all files of the center can have together, if it is less than `MAX_FILES_SIZE`. */
  room?: number | undefined;
}

/**
 * Stores a file, and sends its path to the other side of a chat that the agent talks in. If there is no room for the file, drops the oldest
 * records of ended chats with their files.
 *
 * @returns the path.
 *
 * Refuses: not-signed-in, no-such-chat, chat-unanswered, file-too-large, files-full, chats-full.
 */
export const sendFile: Move<SendFile, string> = declareMove((floor, { agent, chat: chatId, suffix, ...given }) => {
  const found = findChatInState(floor, agent, chatId, "talking");
  if (found instanceof Refusal) return found;
  const { name, size, digest, fileContent, contentType, clientNumber } = given;
  const limit = Math.min(MAX_FILES_SIZE, given.room ?? MAX_FILES_SIZE);
  if (size < 1 || size > MAX_FILE_SIZE) return refuse("file-too-large");
  const path = `/${chatId}/${floor.state.fileSerial + 1}.${suffix}`;
  const refusal = refuseText(floor, path) ?? (fitsActive(floor, size, limit) ? undefined : refuse("files-full"));
  if (refusal !== undefined) return refusal;
  const { state } = floor;
  while (mustDropRecord(floor, size, limit)) dropOldestRecord(state);
  state.fileSerial++;
  state.chatFilesSize += size;
  const file: ChatFile = {
    id: path,
    chat: chatId,
    from: agent,
    name,
    sentAt: floor.clock.now,
    size,
    digest,
    fileContent,
  };
  state.chatFiles.set(path, file);
  const { chat } = found;
  deliverMessage(floor, chat, storeMessage(floor, chat, { from: agent, text: path, contentType, clientNumber }));
  return path;
});

/** Returns whether a file fits beside the files of active chats. */
function fitsActive({ state }: Floor, size: number, limit: number): boolean {
  let [files, bytes] = [1, size];
  for (const file of state.chatFiles.values()) {
    if (!state.chats.has(file.chat)) continue;
    files++;
    bytes += file.size;
  }
  return files <= MAX_FILES && bytes <= limit;
}

/** Returns whether the record of an ended chat must be dropped so that a file fits. */
function mustDropRecord({ state }: Floor, size: number, limit: number): boolean {
  const isFull = state.chatFilesSize + size > limit || state.chatFiles.size >= MAX_FILES;
  return isFull && state.chatRecords.length > 0;
}
