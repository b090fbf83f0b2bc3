// A good request of every operation of the group mediacall.
import type { MEDIACALL } from "../../../../src/words/interfaces/mediacall.ts";
import { addChatQueues, connectChatTo } from "../../../support/chat-gateway.ts";
import type { Client, Gateway } from "../../../support/gateway.ts";
import type { GoodRequests } from "../../good-request.ts";

/** The id of the first session. */
const FIRST = "1767603600-1";

const beginWebChat = (gateway: Gateway, ada: Client): Promise<string> => connectChatTo(gateway, ada, 42);
const beginVideo = (gateway: Gateway, ada: Client): Promise<string> => connectChatTo(gateway, ada, 43);

/** A good request of each operation, and what must precede it. */
export const GOOD_REQUESTS: GoodRequests<typeof MEDIACALL> = {
  sendMessage: { body: { callid: FIRST, data: { text: "hello" } }, before: beginWebChat },
  setCallNumsByMediaType: {
    body: { totalCallNum: 6, agentMediaCallNums: [{ mediaType: 51, callNum: 2 }] },
    before: addChatQueues,
  },
  setCallNums: { body: { mediaType: "51", callnums: "1" }, before: addChatQueues },
  transfer: { body: { callid: FIRST, devicetype: 1, mode: 0, address: "42" }, before: beginWebChat },
  getConnectInfo: { body: { userType: "agent", callid: FIRST }, before: beginVideo },
  imageCapture: { body: { userType: "user", callid: FIRST }, before: beginVideo },
};
