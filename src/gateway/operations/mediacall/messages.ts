// Operations on multimedia sessions: messages, transfers, and video rooms.
import * as z from "zod";
import {
  type Center,
  chatsOf,
  hasMediaRight,
  refuse,
  sendMessage as sendMessageMove,
  takeImage,
  transferChat,
} from "../../../core/index.ts";
import { MEDIACALL } from "../../../words/interfaces/mediacall.ts";
import { roomOf } from "../../events/chat-contents.ts";
import { declareOperation } from "../../operation.ts";
import { findIdByAccessCode, NO_DEVICE } from "../access-code.ts";
import { chatId, messageText } from "../chat-shapes.ts";
import { oneOf, orAbsent, orNoQueue, text, wholeNumber } from "../lenient.ts";

/** The maximum length of a message in bytes: 3.8 KB. */
const MAX_MESSAGE_BYTES = 3_891;

/** Returns the shape of a message: text, or an object that is sent on as JSON. */
const message = () =>
  z
    .preprocess(
      (value) => (typeof value === "object" && value !== null ? JSON.stringify(value) : value),
      messageText(MAX_MESSAGE_BYTES, "000-002").refine((data) => Buffer.byteLength(data) <= MAX_MESSAGE_BYTES, {
        error: "000-002",
      }),
    )
    .describe("text or an object, at most 3.8 KB");

/** The retcodes that differ from those of text chats. */
const RETCODE_OF = { "no-such-chat": "100-007", "chat-unanswered": "100-007" } as const;

const sendMessage = declareOperation(MEDIACALL.sendMessage, {
  summary: "Sends a message to the customer of a session.",
  body: () => z.object({ callid: chatId(), userid: orAbsent(text(64)), data: message() }),
  success: "bare",
  retcodes: ["000-002", "100-006", "100-007", "106-001", "106-002"],
  retcodeOf: { ...RETCODE_OF, "chats-full": "100-007" },
  events: [],
  confidence: "partial",
  handle: ({ center, agentId, agent, body }) => {
    if (!hasMediaRight(agent, "webChat")) return refuse("chat-off");
    const sent = center.perform(sendMessageMove, { agent: agentId, chat: body.callid, text: body.data });
    return typeof sent === "number" ? "done" : sent;
  },
});

const transfer = declareOperation(MEDIACALL.transfer, {
  summary:
    "Transfers a session to a queue, agent or access code (devicetype 1, 2, 4), immediately (mode 0) or on answer (mode 2).",
  body: () =>
    z.object({
      callid: chatId(),
      caller: orAbsent(text(24)),
      devicetype: oneOf([1, 2, 4], "106-004"),
      mode: oneOf([0, 2]),
      address: text(24)
        .pipe(z.string().regex(/^\d+$/, { error: "000-002" }))
        .describe("1 to 24 digits"),
      calldata: orAbsent(text(2_048)),
      skillId: orNoQueue(wholeNumber(0, 2_147_483_647)),
    }),
  success: "bare",
  retcodes: ["000-002", "100-006", "100-007", "106-001", "106-004", "106-008"],
  retcodeOf: { ...RETCODE_OF, "unknown-agent": "100-007" },
  events: [
    "AgentEvent_Call_Release",
    "AgentEvent_Customer_Release",
    "AgentEvent_Connect_Fail",
    "AgentEvent_SuccTransResult",
  ],
  confidence: "partial",
  handle: ({ center, agentId, agent, body }) => {
    if (!hasMediaRight(agent, "webChat")) return refuse("chat-off");
    return center.perform(transferChat, {
      agent: agentId,
      chat: body.callid,
      to: targetOf(center, body.devicetype, body.address),
      mode: body.mode === 0 ? "release" : "success",
      data: body.calldata,
    });
  },
});

function targetOf({ state }: Center, device: 1 | 2 | 4, address: string): { agent: number } | { queue: number } {
  if (device === 2) return { agent: Number(address) };
  if (device === 1) return { queue: Number(address) };
  return { queue: findIdByAccessCode(state.queues, address) ?? NO_DEVICE };
}

const getConnectInfo = declareOperation(MEDIACALL.getConnectInfo, {
  summary: "Returns the data for joining the room of a video session again. They equal the data in its event.",
  body: () => z.object({ userType: z.literal("agent", { error: "000-002" }), callid: chatId() }),
  success: "confirmed",
  result: () =>
    z.object({
      userId: z.string(),
      ctime: z.string(),
      channelId: z.string(),
      role: z.string(),
      ip: z.string(),
      port: z.string(),
      signalingDomainIn: z.string(),
      signalingDomainOut: z.string(),
      locationId: z.string(),
      signature: z.string(),
      appId: z.string(),
    }),
  retcodes: ["000-002", "100-006", "106-011"],
  readsOnly: true,
  events: [],
  confidence: "seen",
  handle: ({ center, agent, body }) => {
    const own = chatsOf(center, agent).find(({ chat }) => chat.id === body.callid);
    if (own === undefined || own.chat.media !== "h5Video" || own.member.state !== "talking")
      return refuse("no-video-chat");
    return roomOf(agent.id, own.chat.id, own.member.since);
  },
});

const imageCapture = declareOperation(MEDIACALL.imageCapture, {
  summary: "Takes a picture of the customer of a video session. The event has its file name; there is no file.",
  body: () => z.object({ userType: z.literal("user", { error: "000-002" }), callid: chatId() }),
  success: "bare",
  retcodes: ["000-002", "100-006", "106-011"],
  events: ["AgentEvent_ImageCapture"],
  confidence: "seen",
  handle: ({ center, agentId, body }) => center.perform(takeImage, { agent: agentId, chat: body.callid }),
});

/** The operations on multimedia sessions (cec_07_1277, cec_07_1279 to cec_07_1281). */
export const messages = [sendMessage, transfer, getConnectInfo, imageCapture];
