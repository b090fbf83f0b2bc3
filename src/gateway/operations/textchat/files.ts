// Operations that send files in text chats, and return them.
import * as z from "zod";
import { findReadableChat, Refusal, refuse, sendFile } from "../../../core/index.ts";
import { TEXTCHAT } from "../../../words/interfaces/textchat.ts";
import { BytesFile } from "../../downloads/bytes-file.ts";
import { streamedFile } from "../../downloads/file-shape.ts";
import { declareOperation } from "../../operation.ts";
import { chatId } from "../chat-shapes.ts";
import { flag, orAbsent, text, wholeNumber } from "../lenient.ts";

/** A file name has no path, and ends in one of these suffixes. No document lists them, so they are the simulator's choice. */
const FILE_NAME = /^[^/\\]*\.(jpe?g|png|gif|bmp|txt|docx?|xlsx?|pptx?|pdf|zip|rar|mp3|mp4|wav|amr|3gp)$/i;
/** A file name has no control characters, such as NUL. */
const PRINTABLE = /^\P{Cc}*$/u;

const suffixOf = (name: string): string => name.slice(name.lastIndexOf(".") + 1).toLowerCase();

const uploadMediaFile = declareOperation(TEXTCHAT.uploadMediaFile, {
  summary: "Sends a file in a chat, as multipart/form-data of at most 1 MiB. The other side gets its path.",
  query: () =>
    z.object({
      callId: chatId(),
      isNeedConfirm: flag(),
      chatId: wholeNumber(0, 2_147_483_647),
      msgType: wholeNumber(0, 255),
      remark: orAbsent(text(256)),
    }),
  body: () =>
    z.object({
      name: text(255)
        .pipe(z.string().regex(FILE_NAME, { error: "700-023" }).regex(PRINTABLE, { error: "700-023" }))
        .describe("a file name with the suffix of a picture, a document, an archive, a sound or a video"),
      size: wholeNumber(0, 2_147_483_647),
      digest: text(64),
      fileContent: z.string(),
    }),
  success: "data",
  result: () => z.object({ filePath: z.string(), fileName: z.string(), chatId: z.string() }),
  retcodes: ["000-002", "100-006", "200-026", "700-003", "700-023"],
  events: ["AgentChat_DataRecved"],
  confidence: "partial",
  handle: ({ world, center, agentId, query, body }) => {
    // The room depends on other worlds. A replay can't compute it again, so it is stored on the tape.
    const room = world.tape.checkOrReplay(() => world.computeRoomForFiles());
    const path = center.perform(sendFile, {
      agent: agentId,
      chat: query.callId,
      suffix: suffixOf(body.name),
      contentType: query.msgType,
      clientNumber: query.chatId,
      room,
      ...body,
    });
    if (path instanceof Refusal) return path;
    return { filePath: path, fileName: body.name, chatId: String(query.chatId) };
  },
});

const downloadMediaFile = declareOperation(TEXTCHAT.downloadMediaFile, {
  summary: "Returns the bytes of a file of a chat that the agent talks or has talked in.",
  query: () => z.object({ filePath: text(128) }),
  success: "file",
  result: streamedFile,
  retcodes: ["000-002", "100-006", "100-007"],
  retcodeOf: { "no-such-chat": "100-007" },
  events: [],
  confidence: "partial",
  handle: ({ center, agentId, query }) => {
    const file = center.state.chatFiles.get(query.filePath);
    if (file === undefined || findReadableChat(center, agentId, file.chat) === undefined) return refuse("no-such-chat");
    return new BytesFile(file);
  },
});

/** The operations on files of text chats, which only a public client shows. */
export const files = [uploadMediaFile, downloadMediaFile];
