// The interfaces of the group textchat: text chat.
import { declareGroup } from "./row.ts";

/** The interfaces of this group, by their names. */
export const TEXTCHAT = declareGroup("textchat", {
  answer: ["PUT", "/{workno}/answer/{callid}", "generated client"],
  chat: ["PUT", "/{workno}/chatmessage", "generated client", { body: true }],
  drop: ["DELETE", "/{workno}/drop/{callid}", "generated client"],
  internalCall: ["PUT", "/{workno}/internalcall/{destno}", "generated client"],
  reject: ["DELETE", "/{workno}/reject/{callid}", "generated client"],
  tranfser: ["POST", "/{workno}/transfer", "generated client", { body: true }],
  sendMessageWithoutCall: ["POST", "/{workno}/sendmessagewithoutcall", "public client", { body: true }],
  confirmMessage: [
    "PUT",
    "/{workno}/confirmmessage|sendmessagewithoutcall",
    "public client",
    { isMethodGuessed: true },
  ],
  uploadMediaFile: [
    "POST",
    "/{workno}/mediafile",
    "public client",
    { query: ["callId", "isNeedConfirm", "chatId", "msgType", "remark"], body: true },
  ],
  downloadMediaFile: ["GET", "/{workno}/mediafile", "public client", { query: ["filePath"] }],
  queryCallContent: ["GET", "/{workno}/callcontent", "public client", { query: ["callId", "pageNo", "pageSize"] }],
  queryCallSession: ["POST", "/{workno}/callsession", "public client", { body: true }],
});
