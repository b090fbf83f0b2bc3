// Operations that send messages in text chats and outside of them, and confirm received ones.
import * as z from "zod";
import { hasMediaRight, MAX_MESSAGE_LENGTH, refuse, sendMessage } from "../../../core/index.ts";
import { TEXTCHAT } from "../../../words/interfaces/textchat.ts";
import { declareOperation } from "../../operation.ts";
import { chatId, messageText } from "../chat-shapes.ts";
import { flag, orAbsent, text, wholeNumber } from "../lenient.ts";

/** Returns the shape of the number that a client gives a message. */
const clientNumber = () => wholeNumber(0, 2_147_483_647);

const chat = declareOperation(TEXTCHAT.chat, {
  summary: "Sends a message in a chat. With needCheck, an event follows when the other side has it.",
  body: () =>
    z.object({
      callId: chatId(),
      content: messageText(MAX_MESSAGE_LENGTH, "700-003"),
      needCheck: orAbsent(flag()),
      chatId: orAbsent(clientNumber()),
    }),
  success: "empty",
  retcodes: ["000-002", "100-006", "106-002", "200-026", "700-003"],
  events: ["AgentChat_DataRecved", "AgentChat_PostDataSucc"],
  confidence: "partial",
  handle: ({ center, agentId, body }) => {
    const sent = center.perform(sendMessage, {
      agent: agentId,
      chat: body.callId,
      text: body.content,
      clientNumber: body.chatId,
      wantsReceipt: body.needCheck,
    });
    return typeof sent === "number" ? "done" : sent;
  },
});

const sendMessageWithoutCall = declareOperation(TEXTCHAT.sendMessageWithoutCall, {
  summary: "Sends a message outside of chats, such as an SMS, from a queue of chats. The simulator only checks it.",
  body: () =>
    z.object({
      skillId: wholeNumber(0, 2_147_483_647, "000-006"),
      chatId: text(64, "000-006"),
      chatReceiver: text(4_000, "000-006").pipe(z.string().min(1, { error: "000-006" })),
      content: messageText(MAX_MESSAGE_LENGTH, "700-003"),
      jauIP: orAbsent(text(100, "000-006")),
      jauPort: orAbsent(text(5, "000-006")),
    }),
  success: "empty",
  retcodes: ["000-002", "000-006", "100-006", "106-001", "106-002", "700-003"],
  retcodeOf: { "no-such-queue": "000-006", "wrong-media": "000-006" },
  events: [],
  confidence: "inferred",
  handle: ({ center, agent, body }) => {
    if (!hasMediaRight(agent, "chat")) return refuse("chat-off");
    const queue = center.state.queues.get(body.skillId);
    if (queue === undefined) return refuse("no-such-queue");
    return queue.media === "voice" ? refuse("wrong-media") : "done";
  },
});

const confirmMessage = declareOperation(TEXTCHAT.confirmMessage, {
  summary: "Confirms a received message. Nothing follows from it.",
  success: "empty",
  retcodes: ["100-006"],
  events: [],
  readsOnly: true,
  confidence: "inferred",
  handle: () => "done" as const,
});

/** The operations that send and confirm messages (generated and public clients). */
export const messages = [chat, sendMessageWithoutCall, confirmMessage];
