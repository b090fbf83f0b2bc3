// Builds the contents of the events of chats, and has the gateway's numbers for their media.
import {
  type AgentEvent,
  type AgentEventOf,
  type ChatMedia,
  hashText,
  type Instant,
  isMultimedia,
  type QueueMedia,
  toWholeSeconds,
} from "../../core/index.ts";

/** The gateway's numbers for the media of queues and chats. */
export const MEDIA_TYPE: Readonly<Record<QueueMedia, number>> = {
  chat: 1,
  voice: 5,
  h5Video: 19,
  webChat: 51,
  sms: 52,
  social: 53,
  weChat: 56,
};

/** The media of an agent in a chat: 5 text, 6 video in a browser. */
const CHAT_ABILITY: Readonly<Record<ChatMedia, string>> = {
  chat: "5",
  webChat: "5",
  sms: "5",
  social: "5",
  weChat: "5",
  h5Video: "6",
};

/** The time for which the data of a video room are valid, in seconds. */
const ROOM_LIFE_SECONDS = 3_600;

/** The events of chats. */
export type ChatEvent = Extract<AgentEvent, { readonly chat: string }>;

/** Returns the content of an event of a chat: an object, or the id of a multimedia session that an agent leaves or can't pass on. */
export function buildChatContent(event: ChatEvent, at: Instant): Readonly<Record<string, unknown>> | string {
  switch (event.type) {
    case "chatRinging":
    case "chatAutoAnswered":
      return isMultimedia(event.media) ? buildSessionOffer(event) : buildChatOffer(event);
    case "chatConnected":
      return isMultimedia(event.media) ? buildSessionTalk(event) : buildChatParties(event);
    case "chatRoomOpened":
      return { callid: event.chat, ...roomOf(event.agent, event.chat, at) };
    case "chatMessageArrived":
      return isMultimedia(event.media) ? buildSessionMessage(event) : buildChatMessage(event, at);
    case "chatMessageConfirmed":
      return { result: "0", confirmer: event.confirmer, callId: event.chat, chatId: writeNumber(event.clientNumber) };
    case "chatLeft":
      return isMultimedia(event.media) ? event.chat : { callId: event.chat };
    case "chatOtherSideLeft":
      return { callid: event.chat, number: event.number };
    case "chatDialed":
      return { caller: event.caller, isInnerCall: true, called: event.called, callId: event.chat };
    case "chatTransferFailed":
      if (!isMultimedia(event.media)) return { callId: event.chat };
      return event.isAwaited ? { result: 1, callId: event.chat } : event.chat;
    case "chatTransferred":
      return isMultimedia(event.media) ? { result: 0, callId: event.chat } : { callId: event.chat };
    case "chatDialFailed":
    case "chatTransferBegan":
      return { callId: event.chat };
    case "chatImageTaken":
      return { callid: event.chat, result: 0, filename: writeImagePath(event, at), locationId: 256 };
  }
}

/** Returns the path of the file of a picture, in the form of the documented samples. */
function writeImagePath({ vdn, agent, number }: AgentEventOf<"chatImageTaken">, at: Instant): string {
  const day = new Date(at).toISOString().slice(0, 10).replaceAll("-", "");
  return `F:/${vdn}/1/${day}/${agent}/${number}.jpg`;
}

/**
 * Returns the data to join the room of a video session. They are the same for every request of the agent in this session.
 *
 * @param at when the agent joined the session
 */
export function roomOf(agent: number, chat: string, at: Instant) {
  const serial = chat.slice(chat.lastIndexOf("-") + 1);
  return {
    userId: String(agent),
    ctime: String(toWholeSeconds(at) + ROOM_LIFE_SECONDS),
    channelId: serial,
    role: "0",
    ip: "127.0.0.1",
    port: "6500",
    signalingDomainIn: "https://127.0.0.1:6501",
    signalingDomainOut: "https://127.0.0.1:6501",
    locationId: "65535",
    signature: hashText(`${agent}/${chat}`),
    appId: "1",
  };
}

function buildSessionTalk({ chat, caller, called, media }: AgentEventOf<"chatConnected">) {
  return { caller, callid: chat, called, feature: "0", type: "main", mediaAbility: CHAT_ABILITY[media] };
}

function buildSessionMessage({ chat, caller, called, media, text }: AgentEventOf<"chatMessageArrived">) {
  return { callid: chat, caller, called, feature: 0, type: "main", message: text, mediaAbility: CHAT_ABILITY[media] };
}

function buildSessionOffer(event: AgentEventOf<"chatRinging" | "chatAutoAnswered">) {
  const { chat, caller, called, media, transferredBy } = event;
  return {
    caller,
    transfer: transferredBy === undefined ? "no" : "yes",
    callid: chat,
    transfrom: transferredBy === undefined ? "" : String(transferredBy),
    called,
    type: "main",
    mediaAbility: CHAT_ABILITY[media],
    feature: "0",
  };
}

function buildChatOffer(event: AgentEventOf<"chatRinging" | "chatAutoAnswered">) {
  const { chat, caller, called, inside, data, name, media } = event;
  return {
    caller,
    isInnerCall: inside,
    called,
    callId: chat,
    attachData: data,
    realCaller: caller,
    userInfo: "",
    displayName: name,
    subMediaType: String(MEDIA_TYPE[media]),
  };
}

function buildChatParties(event: AgentEventOf<"chatConnected">) {
  const { chat, caller, called, inside, data } = event;
  const uvid = Number(chat.slice(chat.lastIndexOf("-") + 1));
  return { caller, isInnerCall: inside, called, uvid, callId: chat, attachData: data };
}

function buildChatMessage(event: AgentEventOf<"chatMessageArrived">, at: Instant) {
  return {
    sender: event.sender,
    senderTime: String(at),
    isInnerCall: event.inside,
    sessionId: event.chat,
    chatContent: event.text,
    callId: event.chat,
    // A customer's message has no number from a client, so the center's number is sent.
    chatId: String(event.clientNumber ?? event.number),
    chatContentType: String(event.contentType),
  };
}

function writeNumber(value: number | undefined): string {
  return value === undefined ? "" : String(value);
}
