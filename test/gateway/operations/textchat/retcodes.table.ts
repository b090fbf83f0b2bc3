// Requests that lead to the retcodes of textchat.
import { connectChatTo, uploadOf } from "../../../support/chat-gateway.ts";
import type { RetcodeRow } from "../../retcode-row.ts";

const UPLOAD = "textchat/{}/mediafile?callId=1-1&isNeedConfirm=false&chatId=1&msgType=1";
const LONG = "a".repeat(6_145);

export const RETCODE_ROWS: readonly RetcodeRow[] = [
  ["200-002", "answer", (ada) => ada.put("textchat/{}/answer/1-1")],
  ["200-026", "reject", (ada) => ada.delete("textchat/{}/reject/1-1")],
  ["200-026", "drop", (ada) => ada.delete("textchat/{}/drop/1-1")],
  ["200-026", "chat", (ada) => ada.put("textchat/{}/chatmessage", { callId: "1-1", content: "hello" })],
  ["106-002", "chat", (ada) => ada.put("textchat/{}/chatmessage", { callId: "1-1", content: "" })],
  ["700-003", "chat", (ada) => ada.put("textchat/{}/chatmessage", { callId: "1-1", content: LONG })],
  ["300-002", "internalCall", (ada) => ada.put("textchat/{}/internalcall/999")],
  ["100-007", "internalCall", (ada) => ada.put("textchat/{}/internalcall/101")],
  ["700-023", "uploadMediaFile", async (ada) => (await ada.send("POST", UPLOAD, uploadOf("a.exe", "x"))).body],
  ["200-026", "uploadMediaFile", async (ada) => (await ada.send("POST", UPLOAD, uploadOf("a.txt", "x"))).body],
  ["000-002", "uploadMediaFile", (ada) => ada.post(UPLOAD, { name: "a.txt" })],
  ["100-007", "downloadMediaFile", (ada) => ada.get("textchat/{}/mediafile?filePath=/1-1/1.txt")],
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
    (ada) =>
      ada.post("textchat/{}/sendmessagewithoutcall", { skillId: 25, chatId: "1", chatReceiver: "1", content: "hello" }),
  ],
];
