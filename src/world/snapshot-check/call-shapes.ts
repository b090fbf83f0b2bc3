// The shapes of calls in a snapshot, of their outside parties, and of the records of ended calls.
import * as z from "zod";
import type { Call, CallRecord, Leg, Media, OutsideAct, OutsideHabit, OutsideParty } from "../../core/index.ts";
import {
  callId,
  distribution,
  duration,
  feature,
  flag,
  id,
  instant,
  record,
  text,
  timerId,
  word,
} from "./record-shapes.ts";
import { runningRecording } from "./recording-shapes.ts";

/** The shape of the media of a call. */
export const media: z.ZodType<Media> = word<Media>({ voice: true, video: true });

/** The shape of the cause of the end of an agent's part in a call. */
export const leaveCause: z.ZodType<CallRecord["cause"]> = word<CallRecord["cause"]>({
  agent: true,
  other: true,
  redirection: true,
  noAnswer: true,
  transfer: true,
  taken: true,
  failed: true,
  signedOut: true,
});

/** The shape of an action of an outside party. */
export const outsideAct: z.ZodType<OutsideAct> = word<OutsideAct>({
  "gives-up": true,
  "hangs-up": true,
  answers: true,
  "is-busy": true,
  refuses: true,
  "does-not-answer": true,
});

/** The target of a call: exactly one of these members. */
const toQueue = z.strictObject({ queue: id });
const toAgent = z.strictObject({ agent: id });
const toNumber = z.strictObject({ number: text });
const destination: z.ZodType<NonNullable<Call["destination"]>> = z.union([toQueue, toAgent]);

const leg: z.ZodType<Leg> = record<Leg>({
  agent: id,
  side: word<Leg["side"]>({ caller: true, called: true }),
  state: word<Leg["state"]>({
    alerting: true,
    dialing: true,
    ringing: true,
    talking: true,
    held: true,
    joined: true,
    suspended: true,
  }),
  since: instant,
  answeredAt: instant.optional(),
  timer: timerId.optional(),
  heldFor: callId.optional(),
  muted: flag,
  videoMuted: flag,
  recording: runningRecording.optional(),
});

const outsideParty: z.ZodType<OutsideParty> = record<OutsideParty>({
  number: text,
  state: word<OutsideParty["state"]>({ called: true, here: true }),
  patience: duration.optional(),
  talk: duration.optional(),
  next: record<NonNullable<OutsideParty["next"]>>({ act: outsideAct, at: instant, timer: timerId }).optional(),
});

/** The shape of a call. */
export const call: z.ZodType<Call> = record<Call>({
  id: callId,
  feature,
  caller: text,
  called: text,
  media,
  queue: id.optional(),
  destination: destination.optional(),
  queuedAt: instant.optional(),
  waiting: flag,
  dials: z.union([toQueue, toAgent, toNumber]).optional(),
  begunAt: instant,
  answeredAt: instant.optional(),
  turnedAwayBy: z.array(id),
  transferredBy: id.optional(),
  data: text,
  businessData: text,
  legs: z.array(leg),
  outside: z.array(outsideParty),
  transfer: record<NonNullable<Call["transfer"]>>({
    by: id,
    mode: word<NonNullable<Call["transfer"]>["mode"]>({ success: true, talk: true, threeParty: true }),
    third: z.union([toAgent, toNumber]),
    answered: flag,
    formerQueue: id.optional(),
  }).optional(),
  helps: callId.optional(),
  bridge: record<NonNullable<Call["bridge"]>>({ with: callId, by: id }).optional(),
  ivr: record<NonNullable<Call["ivr"]>>({ ivr: id, since: instant, timer: timerId, back: id.optional() }).optional(),
});

/** The shape of the record of an agent's part in an ended call. */
export const callRecord: z.ZodType<CallRecord> = record<CallRecord>({
  call: callId,
  agent: id,
  feature,
  media,
  caller: text,
  called: text,
  queue: id.optional(),
  data: text,
  begunAt: instant,
  answeredAt: instant.optional(),
  endedAt: instant,
  cause: leaveCause,
});

/** The shape of the habit of an outside number. */
export const habit: z.ZodType<OutsideHabit> = record<OutsideHabit>({
  number: text,
  ring: distribution,
  does: word<OutsideHabit["does"]>({ answer: true, busy: true, refuse: true, noAnswer: true }),
  talk: distribution.optional(),
});
