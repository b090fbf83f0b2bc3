// A good request of every operation of the group textchat.
import type { TEXTCHAT } from "../../../../src/words/interfaces/textchat.ts";
import { addChatQueues, beginChat, connectChatTo, uploadOf } from "../../../support/chat-gateway.ts";
import type { Client, Gateway } from "../../../support/gateway.ts";
import type { GoodRequests } from "../../good-request.ts";

/** The id of the first chat. */
const FIRST = "1767603600-1";

async function ringAda(gateway: Gateway, ada: Client): Promise<void> {
  await addChatQueues(gateway, ada);
  beginChat(gateway, { queue: 41 });
}

const connectChat = (gateway: Gateway, ada: Client): Promise<string> => connectChatTo(gateway, ada);

async function sendFile(gateway: Gateway, ada: Client): Promise<void> {
  const callId = await connectChatTo(gateway, ada);
  const query = `callId=${callId}&isNeedConfirm=false&chatId=1&msgType=1`;
  await ada.send("POST", `textchat/{}/mediafile?${query}`, uploadOf("a.txt", "hello"));
}

/** A good request of each operation, and what must precede it. */
export const GOOD_REQUESTS: GoodRequests<typeof TEXTCHAT> = {
  answer: { parts: [FIRST], before: ringAda },
  reject: { parts: [FIRST], before: ringAda },
  drop: { parts: [FIRST], before: connectChat },
  chat: { body: { callId: FIRST, content: "hello", needCheck: "true", chatId: "1" }, before: connectChat },
  internalCall: { parts: ["102"] },
  tranfser: { body: { addesstype: "10", destaddr: "41", callid: FIRST, mode: "0" }, before: connectChat },
  sendMessageWithoutCall: {
    body: { skillId: "44", chatId: "1", chatReceiver: "13800000001", content: "hello" },
    before: addChatQueues,
  },
  confirmMessage: {},
  uploadMediaFile: {
    query: `callId=${FIRST}&isNeedConfirm=false&chatId=1&msgType=1`,
    before: connectChat,
    ...uploadOf("a.txt", "hello"),
  },
  downloadMediaFile: { query: `filePath=/${FIRST}/1.txt`, before: sendFile },
  queryCallContent: { query: `callId=${FIRST}&pageNo=1&pageSize=10`, before: connectChat },
  queryCallSession: { body: { pageNo: "1", pageSize: "10" }, before: connectChat },
};
