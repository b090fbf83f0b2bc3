// Requests that lead to the retcodes of mediacall.
import { connectChatTo, signInWithoutChats } from "../../../support/chat-gateway.ts";
import type { RetcodeRow } from "../../retcode-row.ts";

/** A message for an unknown session. */
const MESSAGE = { callid: "1-1", data: "hello" };

/** A transfer to the queue of text chats. */
const TRANSFER = { devicetype: 1, mode: 0, address: "41" };

/** The rows: each has a retcode, an operation that returns it, and the request that leads to it. */
export const RETCODE_ROWS: readonly RetcodeRow[] = [
  [
    "106-001",
    "sendMessage",
    async (ada) => {
      await signInWithoutChats(ada);
      return ada.post("mediacall/{}/sendmessage", MESSAGE);
    },
  ],
  ["106-002", "sendMessage", (ada) => ada.post("mediacall/{}/sendmessage", { ...MESSAGE, data: "" })],
  ["100-007", "sendMessage", (ada) => ada.post("mediacall/{}/sendmessage", MESSAGE)],
  ["106-003", "setCallNums", (ada) => ada.post("mediacall/{}/setcallnums", { mediaType: "51", callnums: "61" })],
  ["106-008", "setCallNums", (ada) => ada.post("mediacall/{}/setcallnums", { mediaType: "3", callnums: "1" })],
  ["106-012", "setCallNums", (ada) => ada.post("mediacall/{}/setcallnums", { mediaType: "51", callnums: "1" })],
  [
    "106-012",
    "setCallNumsByMediaType",
    (ada) =>
      ada.post("mediacall/{}/setcallnumsbymediatype", {
        totalCallNum: 1,
        agentMediaCallNums: [{ mediaType: 50, callNum: 1 }],
      }),
  ],
  [
    "106-003",
    "setCallNumsByMediaType",
    (ada) => ada.post("mediacall/{}/setcallnumsbymediatype", { totalCallNum: 61, agentMediaCallNums: [] }),
  ],
  [
    "106-008",
    "setCallNumsByMediaType",
    (ada) =>
      ada.post("mediacall/{}/setcallnumsbymediatype", {
        totalCallNum: 1,
        agentMediaCallNums: [{ mediaType: 3, callNum: 1 }],
      }),
  ],
  ["100-007", "transfer", (ada) => ada.post("mediacall/{}/transfer", { ...TRANSFER, callid: "1-1" })],
  [
    "106-001",
    "transfer",
    async (ada) => {
      await signInWithoutChats(ada);
      return ada.post("mediacall/{}/transfer", { ...TRANSFER, callid: "1-1" });
    },
  ],
  [
    "106-008",
    "transfer",
    async (ada, gateway) => {
      const callid = await connectChatTo(gateway, ada, 42);
      return ada.post("mediacall/{}/transfer", { ...TRANSFER, callid });
    },
  ],
  [
    "106-004",
    "transfer",
    (ada) => ada.post("mediacall/{}/transfer", { callid: "1-1", devicetype: 3, mode: 0, address: "1" }),
  ],
  [
    "106-011",
    "imageCapture",
    async (ada, gateway) => {
      const callid = await connectChatTo(gateway, ada, 42);
      return ada.post("mediacall/{}/imagecapture", { userType: "user", callid });
    },
  ],
  ["106-011", "getConnectInfo", (ada) => ada.post("mediacall/{}/getconnectinfo", { userType: "agent", callid: "1-1" })],
];
