// The shapes of chats in a snapshot, of their records and files, and of their events.
import * as z from "zod";
import type {
  AgentMedia,
  CenterEvent,
  Chat,
  ChatEnd,
  ChatFacts,
  ChatFile,
  ChatMedia,
  ChatMember,
  ChatMessage,
  ChatRecord,
  QueueMedia,
} from "../../core/index.ts";
import {
  callId,
  count,
  duration,
  flag,
  id,
  instant,
  type Kinds,
  type Members,
  record,
  text,
  timerId,
  word,
} from "./record-shapes.ts";

const CHAT_MEDIA = { chat: true, webChat: true, sms: true, social: true, weChat: true, h5Video: true } as const;

/** The shape of the media of a chat. */
export const chatMedia: z.ZodType<ChatMedia> = word<ChatMedia>(CHAT_MEDIA);
/** The shape of the media of a queue. */
export const queueMedia: z.ZodType<QueueMedia> = word<QueueMedia>({ voice: true, ...CHAT_MEDIA });
/** The shape of a medium that an agent may use. */
export const agentMedia: z.ZodType<AgentMedia> = word<AgentMedia>({ voice: true, chat: true, video: true });

const chatEnd: z.ZodType<ChatEnd> = word<ChatEnd>({
  agent: true,
  customer: true,
  refused: true,
  noAnswer: true,
  transfer: true,
  signedOut: true,
  turnedAway: true,
  noAgent: true,
});

const message: z.ZodType<ChatMessage> = record<ChatMessage>({
  number: count,
  at: instant,
  from: id.optional(),
  text,
  contentType: z.int(),
  clientNumber: z.int().optional(),
});

const member: z.ZodType<ChatMember> = record<ChatMember>({
  agent: id,
  state: word<ChatMember["state"]>({ calling: true, ringing: true, talking: true }),
  since: instant,
  timer: timerId.optional(),
});

/** The shape of a chat. */
export const chat: z.ZodType<Chat> = record<Chat>({
  id: callId,
  media: chatMedia,
  caller: text,
  called: text,
  customer: record<NonNullable<Chat["customer"]>>({
    address: text,
    name: text,
    talk: duration.optional(),
    timer: timerId.optional(),
  }).optional(),
  begunAt: instant,
  answeredAt: instant.optional(),
  queue: id.optional(),
  queuedAt: instant.optional(),
  waiting: flag,
  refusedBy: z.array(id),
  missedBy: z.array(id),
  transfer: record<NonNullable<Chat["transfer"]>>({
    by: id,
    toQueue: id.optional(),
    formerQueue: id.optional(),
  }).optional(),
  transferredBy: id.optional(),
  data: text,
  members: z.array(member),
  agents: z.array(id),
  messages: z.array(message),
  lastMessage: count,
  delivered: count,
});

/** The shape of the record of an ended chat. */
export const chatRecord: z.ZodType<ChatRecord> = record<ChatRecord>({
  id: callId,
  media: chatMedia,
  caller: text,
  called: text,
  customerName: text.optional(),
  queue: id.optional(),
  data: text,
  begunAt: instant,
  answeredAt: instant.optional(),
  endedAt: instant,
  end: chatEnd,
  agents: z.array(id),
  messages: z.array(message),
  lastMessage: count,
});

/** The shape of a file of a chat. */
export const chatFile: z.ZodType<ChatFile> = record<ChatFile>({
  id: text,
  chat: callId,
  from: id,
  name: text,
  sentAt: instant,
  size: z.int().min(1),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  fileContent: z.base64(),
});

const facts: Members<ChatFacts> = {
  chat: callId,
  media: chatMedia,
  caller: text,
  called: text,
  inside: flag,
  queue: id.optional(),
  queueName: text.optional(),
  data: text,
};

type ChatEventType = Extract<CenterEvent["type"], `chat${string}`>;
type ChatKinds = Pick<Kinds<CenterEvent, "type">, ChatEventType>;

const rings: ChatKinds["chatRinging"] = { agent: id, ...facts, name: text, transferredBy: id.optional() };
const transfers: ChatKinds["chatTransferred"] = { agent: id, chat: callId, media: chatMedia, isAwaited: flag };

/** The shapes of the members of chats' events, by type. */
export const chatEvents: ChatKinds = {
  chatRinging: rings,
  chatAutoAnswered: rings,
  chatConnected: { agent: id, ...facts, waited: duration.optional() },
  chatRoomOpened: { agent: id, chat: callId },
  chatMessageArrived: {
    agent: id,
    ...facts,
    number: count,
    sender: text,
    text,
    contentType: z.int(),
    clientNumber: z.int().optional(),
  },
  chatMessageConfirmed: { agent: id, chat: callId, confirmer: text, clientNumber: z.int().optional() },
  chatLeft: { agent: id, chat: callId, media: chatMedia, end: chatEnd, wasAnswered: flag },
  chatOtherSideLeft: { agent: id, chat: callId, media: chatMedia, number: text },
  chatDialed: { agent: id, ...facts },
  chatDialFailed: {
    agent: id,
    chat: callId,
    failure: word({ busy: true, refused: true, noAnswer: true, unreachable: true }),
  },
  chatTransferBegan: transfers,
  chatTransferFailed: transfers,
  chatTransferred: transfers,
  chatImageTaken: { agent: id, chat: callId, number: count, vdn: id },
  chatArrived: facts,
  chatQueued: { chat: callId, queue: id },
  chatAbandoned: { chat: callId, queue: id.optional() },
  chatTurnedAway: { chat: callId, queue: id.optional(), full: word({ queue: true, agent: true, center: true }) },
  chatMessageSent: { chat: callId, number: count, from: id.optional() },
  chatOver: { chat: callId, end: chatEnd },
};
