// Events of chats: the older text chat, and messages, rooms and pictures of multimedia sessions.
import type { ChatMedia } from "../../core/index.ts";
import type { CALL_EVENTS } from "./call.ts";
import type { OUTGOING_EVENTS } from "./outgoing.ts";
import type { EventFamily, EventNaming } from "./row.ts";

const EXAMPLE_ID = "1767603600-1";
const PARTIES = { caller: "13800000001", isInnerCall: false, called: "60041" };

/** The events of this family, by the names that clients read. */
export const CHAT_EVENTS = {
  AgentChat_Ring: {
    when: "a text chat is offered to the agent",
    content: {
      ...PARTIES,
      callId: EXAMPLE_ID,
      attachData: "",
      realCaller: "13800000001",
      userInfo: "",
      displayName: "Ann",
      subMediaType: "1",
    },
  },
  AgentChat_Connected: {
    when: "a text chat is answered. A colleague who began it gets the event too",
    content: { ...PARTIES, uvid: 1, callId: EXAMPLE_ID, attachData: "" },
  },
  AgentChat_DataRecved: {
    when: "a message from the other side has arrived. For a file, `chatContent` is its path",
    content: {
      sender: "13800000001",
      senderTime: "1767603600000",
      isInnerCall: false,
      sessionId: EXAMPLE_ID,
      chatContent: "hello",
      callId: EXAMPLE_ID,
      chatId: "1",
      chatContentType: "1",
    },
  },
  AgentChat_PostDataSucc: {
    when: "the other side has received a message that the agent sent with `needCheck`",
    content: { result: "0", confirmer: "13800000001", callId: EXAMPLE_ID, chatId: "1" },
  },
  AgentChat_Disconnected: {
    when: "the agent is no longer in the text chat: it is over, was refused or not answered, or is transferred",
    content: { callId: EXAMPLE_ID },
  },
  AgentChat_CallOutCreated: {
    when: "the agent has begun a text chat with a colleague",
    content: { caller: "101", isInnerCall: true, called: "102", callId: EXAMPLE_ID },
  },
  AgentChat_CalloutFailed: {
    when: "the colleague refused the text chat, did not answer it, or can't take it",
    content: { callId: EXAMPLE_ID },
  },
  AgentChat_TransferStart: { when: "a transfer of a text chat began", content: { callId: EXAMPLE_ID } },
  AgentChat_TransferFailed: {
    when: "a transfer of a text chat failed; the agent keeps the chat",
    content: { callId: EXAMPLE_ID },
  },
  AgentEvent_MessageData: {
    when: "a message from the customer has arrived in a multimedia session",
    content: {
      callid: EXAMPLE_ID,
      caller: "13800000001",
      called: "60042",
      feature: 0,
      type: "main",
      message: "hello",
      mediaAbility: "5",
    },
  },
  AgentEvent_RequestConnect: {
    when: "a video session is answered: the data to join its room",
    content: {
      callid: EXAMPLE_ID,
      userId: "101",
      ctime: "1767607200",
      channelId: "1",
      role: "0",
      ip: "127.0.0.1",
      port: "6500",
      signalingDomainIn: "https://127.0.0.1:6501",
      signalingDomainOut: "https://127.0.0.1:6501",
      locationId: "65535",
      signature: "8c2f4f0d1be75a90",
      appId: "1",
    },
  },
  AgentEvent_ImageCapture: {
    when: "a picture of the customer was taken in a video session",
    content: { callid: EXAMPLE_ID, result: 0, filename: "F:/1/1/20260105/101/1.jpg", locationId: 256 },
  },
} as const satisfies EventFamily;

/** The part of an event on which its name depends. */
type WithMedia = { readonly media: ChatMedia };

const isMultimedia = (media: ChatMedia): boolean => media !== "chat";

/** The names by which clients get events of the core. */
export const CHAT_NAMING = {
  chatRinging: ({ media }: WithMedia) => (isMultimedia(media) ? "AgentEvent_Ringing" : "AgentChat_Ring"),
  chatAutoAnswered: "AgentEvent_Auto_Answer",
  chatConnected: ({ media }: WithMedia) => (isMultimedia(media) ? "AgentEvent_Talking" : "AgentChat_Connected"),
  chatRoomOpened: "AgentEvent_RequestConnect",
  chatMessageArrived: ({ media }: WithMedia) =>
    isMultimedia(media) ? "AgentEvent_MessageData" : "AgentChat_DataRecved",
  chatMessageConfirmed: "AgentChat_PostDataSucc",
  chatLeft: ({ media, end, wasAnswered }) => {
    if (!isMultimedia(media)) return "AgentChat_Disconnected";
    return end === "noAnswer" && !wasAnswered ? "AgentEvent_No_Answer" : "AgentEvent_Call_Release";
  },
  chatOtherSideLeft: ({ media }: WithMedia) => (isMultimedia(media) ? "AgentEvent_Customer_Release" : undefined),
  chatDialed: "AgentChat_CallOutCreated",
  chatDialFailed: "AgentChat_CalloutFailed",
  chatTransferBegan: ({ media }: WithMedia) => (isMultimedia(media) ? undefined : "AgentChat_TransferStart"),
  chatTransferFailed: ({ media, isAwaited }) => {
    if (!isMultimedia(media)) return "AgentChat_TransferFailed";
    // As for calls, only transfers in success mode have a result.
    return isAwaited ? "AgentEvent_SuccTransResult" : "AgentEvent_Connect_Fail";
  },
  chatTransferred: ({ media }: WithMedia) => (isMultimedia(media) ? "AgentEvent_SuccTransResult" : undefined),
  chatImageTaken: "AgentEvent_ImageCapture",
} as const satisfies EventNaming<typeof CHAT_EVENTS & typeof CALL_EVENTS & typeof OUTGOING_EVENTS>;
