// The shapes of agents in a snapshot, and of the sessions of those who are signed in.
import * as z from "zod";
import type {
  Agent,
  Booking,
  ChatMedia,
  IssuedGuid,
  Mailbox,
  Past,
  PushTarget,
  Session,
  SignInDetails,
  VideoTaskState,
} from "../../core/index.ts";
import { callRecord } from "./call-shapes.ts";
import { agentMedia, chatMedia } from "./chat-shapes.ts";
import { counters, mailed } from "./event-shapes.ts";
import {
  callId,
  count,
  duration,
  flag,
  id,
  inspectionMode,
  instant,
  oneOf,
  passwordHash,
  record,
  text,
  timerId,
  word,
} from "./record-shapes.ts";
import { recordingPlayer } from "./recording-shapes.ts";

const guid: z.ZodType<IssuedGuid> = record<IssuedGuid>({
  value: z.string().regex(/^[\w.-]{1,128}$/),
  issuedAt: instant,
  countedFrom: instant,
});

const state: z.ZodType<Session["state"]> = oneOf<Session["state"], "name">("name", {
  idle: { since: instant },
  busy: { since: instant, reason: z.int() },
  wrapUp: { since: instant },
  rest: { since: instant, cause: z.int(), granted: duration, timer: timerId },
  occupied: { since: instant },
  inspecting: { since: instant },
});

const booking: z.ZodType<Booking> = oneOf<Booking, "kind">("kind", {
  busy: { reason: z.int() },
  rest: { cause: z.int(), granted: duration },
});

const push: z.ZodType<PushTarget> = record<PushTarget>({
  uri: text,
  form: word<PushTarget["form"]>({ list: true, single: true }),
  token: text,
  from: text.optional(),
});

const details: z.ZodType<SignInDetails> = record<SignInDetails>({
  phone: text,
  autoAnswer: flag,
  autoEnterIdle: flag,
  releasePhone: flag,
  agentType: word<SignInDetails["agentType"]>({ phone: true, videoPhone: true }),
  status: word<SignInDetails["status"]>({ busy: true, idle: true, wrapUp: true }),
  ip: text,
  push: push.optional(),
  webm: flag,
  mailm: flag,
  phoneLinkage: flag,
  entryIp: text.optional(),
  secondPhone: text.optional(),
  wantsPresence: flag.optional(),
});

const session: z.ZodType<Session> = record<Session>({
  serial: count,
  signedInAt: instant,
  played: flag,
  details,
  state,
  booking: booking.optional(),
  talked: flag,
  ending: flag,
  skills: z.array(id),
  calls: z.array(callId),
  chats: z.array(callId),
  lastChatAt: instant,
  conference: id.optional(),
  multimediaConference: id.optional(),
  guids: z.array(guid),
  heardAt: instant,
  heardAfterAdvance: count,
  listening: flag,
  supervised: flag,
  silenceTimer: timerId.optional(),
  talkRight: flag,
  selfRecord: record<Session["selfRecord"]>({ record: flag, beforeTalking: flag }),
  previews: z.array(record<Session["previews"][number]>({ control: count, numbers: z.array(text), data: text })),
  inspection: record<NonNullable<Session["inspection"]>>({
    agent: id,
    mode: inspectionMode,
    since: instant,
  }).optional(),
  inspectors: z.array(id),
  videoTasks: z.array(
    record<Session["videoTasks"][number]>({
      agent: id,
      since: instant,
      state: word<VideoTaskState>({ watching: true, playing: true, stopped: true }),
    }),
  ),
  videoInspectors: z.array(id),
  watched: z.array(id),
  player: recordingPlayer.optional(),
  screenRecordedSince: instant.optional(),
  forwarding: text,
});

const mailbox: z.ZodType<Mailbox> = record<Mailbox>({
  waiting: z.array(mailed),
  first: z.int(),
  underWay: z.array(mailed),
  reordered: mailed.optional(),
  delayed: z.array(record<Mailbox["delayed"][number]>({ event: mailed, wait: duration })),
});

/** The shape of an agent. */
export const agent: z.ZodType<Agent> = record<Agent>({
  id,
  name: text.optional(),
  account: text,
  group: text,
  password: passwordHash,
  formerPasswords: z.array(passwordHash),
  passwordLife: duration.optional(),
  passwordSince: instant,
  wrongPasswords: count,
  privateConfig: text,
  inspector: flag,
  pickUp: flag,
  callOut: flag,
  phone: text,
  maxChats: count.optional(),
  chatLimits: z.partialRecord(chatMedia as z.ZodType<ChatMedia, ChatMedia>, count).optional(),
  media: z.array(agentMedia).optional(),
  queues: z.array(id),
  session: session.optional(),
  lastRecording: instant.optional(),
  signedOutAt: instant,
  waiting: z.array(callId),
  mailbox,
  formerGuids: z.array(guid),
  lastCall: callRecord.optional(),
  past: record<Past>({ since: duration, counters }).optional(),
});
