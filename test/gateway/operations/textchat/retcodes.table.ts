// Requests that lead to the retcodes of textchat.
import { MAX_CHATS, MAX_FILE_SIZE, MAX_FILES_SIZE } from "../../../../src/core/model/chat.ts";
import {
  addChatQueues,
  beginChat,
  connectChatTo,
  signInWithoutChats,
  storeFiles,
  uploadOf,
} from "../../../support/chat-gateway.ts";
import type { RetcodeRow } from "../../retcode-row.ts";

const UPLOAD_PATH = "textchat/{}/mediafile?callId=1-1&isNeedConfirm=false&chatId=1&msgType=1";
/** A text that is longer than a message can be. */
const TOO_LONG = "a".repeat(6_145);
/** The body of sendMessageWithoutCall, without `content`. */
const MESSAGE = { skillId: 25, chatId: "1", chatReceiver: "1" };
/** A transfer to Ben. */
const TRANSFER = { addesstype: 1, destaddr: 102, mode: 0 };

/** The rows: each has a retcode, an operation that returns it, and the request that leads to it. */
export const RETCODE_ROWS: readonly RetcodeRow[] = [
  ["200-002", "answer", (ada) => ada.put("textchat/{}/answer/1-1")],
  ["200-026", "reject", (ada) => ada.delete("textchat/{}/reject/1-1")],
  ["200-026", "drop", (ada) => ada.delete("textchat/{}/drop/1-1")],
  ["200-026", "chat", (ada) => ada.put("textchat/{}/chatmessage", { callId: "1-1", content: "hello" })],
  ["106-002", "chat", (ada) => ada.put("textchat/{}/chatmessage", { callId: "1-1", content: "" })],
  ["700-003", "chat", (ada) => ada.put("textchat/{}/chatmessage", { callId: "1-1", content: TOO_LONG })],
  ["300-002", "internalCall", (ada) => ada.put("textchat/{}/internalcall/999")],
  ["100-007", "internalCall", (ada) => ada.put("textchat/{}/internalcall/101")],
  ["700-023", "uploadMediaFile", async (ada) => (await ada.send("POST", UPLOAD_PATH, uploadOf("a.exe", "x"))).body],
  ["200-026", "uploadMediaFile", async (ada) => (await ada.send("POST", UPLOAD_PATH, uploadOf("a.txt", "x"))).body],
  ["000-002", "uploadMediaFile", (ada) => ada.post(UPLOAD_PATH, { name: "a.txt" })],
  ["100-007", "downloadMediaFile", (ada) => ada.get("textchat/{}/mediafile?filePath=/1-1/1.txt")],
  ["200-026", "queryCallContent", (ada) => ada.get("textchat/{}/callcontent?callId=1-1&pageNo=1&pageSize=1")],
  [
    "106-001",
    "internalCall",
    async (ada) => {
      await signInWithoutChats(ada);
      return ada.put("textchat/{}/internalcall/102");
    },
  ],
  [
    "700-003",
    "internalCall",
    async (ada, gateway) => {
      await addChatQueues(gateway);
      for (let begun = 0; begun < MAX_CHATS; begun++) beginChat(gateway, { queue: 44 });
      return ada.put("textchat/{}/internalcall/102");
    },
  ],
  ["200-026", "tranfser", (ada) => ada.post("textchat/{}/transfer", { ...TRANSFER, callid: "1-1" })],
  [
    "100-007",
    "tranfser",
    async (ada, gateway) => {
      const callid = await connectChatTo(gateway, ada);
      return ada.post("textchat/{}/transfer", { ...TRANSFER, destaddr: 999, callid });
    },
  ],
  [
    "700-003",
    "tranfser",
    async (ada, gateway) => {
      await addChatQueues(gateway, ada);
      const callid = beginChat(gateway, { queue: 41 });
      return ada.post("textchat/{}/transfer", { ...TRANSFER, callid });
    },
  ],
  [
    "700-003",
    "uploadMediaFile",
    async (ada, gateway) => {
      const callid = await connectChatTo(gateway, ada);
      storeFiles(gateway, callid, MAX_FILES_SIZE / MAX_FILE_SIZE);
      return (await ada.send("POST", UPLOAD_PATH.replace("1-1", callid), uploadOf("a.txt", "x"))).body;
    },
  ],
  [
    "106-001",
    "sendMessageWithoutCall",
    async (ada) => {
      await signInWithoutChats(ada);
      return ada.post("textchat/{}/sendmessagewithoutcall", { ...MESSAGE, content: "hello" });
    },
  ],
  [
    "106-002",
    "sendMessageWithoutCall",
    (ada) => ada.post("textchat/{}/sendmessagewithoutcall", { ...MESSAGE, content: "" }),
  ],
  [
    "700-003",
    "sendMessageWithoutCall",
    (ada) => ada.post("textchat/{}/sendmessagewithoutcall", { ...MESSAGE, content: TOO_LONG }),
  ],
  [
    "106-008",
    "tranfser",
    async (ada, gateway) => {
      const callid = await connectChatTo(gateway, ada);
      return ada.post("textchat/{}/transfer", { addesstype: 10, destaddr: 42, callid, mode: 0 });
    },
  ],
  [
    "000-006",
    "sendMessageWithoutCall",
    (ada) => ada.post("textchat/{}/sendmessagewithoutcall", { ...MESSAGE, content: "hello" }),
  ],
];
