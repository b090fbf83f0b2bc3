// The shapes of events in a snapshot: those of the log, and those that wait for clients.
import * as z from "zod";
import {
  type CallFacts,
  type CenterEvent,
  COUNTERS,
  type CounterName,
  type Counters,
  type LegFacts,
  type LoggedEvent,
  type MailedEvent,
} from "../../core/index.ts";
import { feature, leaveCause, media } from "./call-shapes.ts";
import {
  all,
  callId,
  count,
  duration,
  flag,
  id,
  instant,
  type Kinds,
  type Members,
  oneOf,
  record,
  text,
  word,
} from "./forms.ts";

export const counters: z.ZodType<Counters> = all(COUNTERS, count);

const counterName = z.enum(COUNTERS);

/** Values of some counters. */
export const someCounters: z.ZodType<Partial<Record<CounterName, number>>> = z.partialRecord(counterName, count);

const callFacts: Members<CallFacts> = {
  call: callId,
  feature,
  caller: text,
  called: text,
  queue: id.optional(),
  queueName: text.optional(),
};

const legFacts: Members<LegFacts> = { ...callFacts, media, assists: flag };

type Facts<Type extends CenterEvent["type"]> = Kinds<CenterEvent, "type">[Type];

const agent = id;
const call = callId;
const ofAgent = { agent };
const ofCall = { agent, call };
const rings: Facts<"ringing"> = { agent, ...legFacts, transferredBy: id.optional() };
const note: Facts<"note-arrived"> = { agent, from: id, fromName: text, text };

const events: Kinds<CenterEvent, "type"> = {
  "signed-in": { agent, since: instant, counters: counters.optional() },
  "signed-out": {
    agent,
    cause: word({ own: true, forced: true, silence: true, "push-failed": true, replaced: true, simulator: true }),
    reason: z.int().optional(),
    signedInAt: instant,
  },
  "skills-chosen": { agent, queues: z.array(id) },
  "became-idle": { agent, again: flag, forced: flag },
  "became-busy": { agent, reason: z.int(), again: flag },
  "busy-ended": ofAgent,
  "rest-began": { agent, cause: z.int(), granted: duration },
  "rest-prolonged": { agent, granted: duration },
  "rest-overstayed": ofAgent,
  "rest-ended": ofAgent,
  "wrap-up-began": { agent, asked: flag },
  "wrap-up-ended": ofAgent,
  occupied: { agent, call, told: flag },
  "phone-alerting": { agent, call, caller: text.optional() },
  "phone-off-hook": { agent, call, assists: flag },
  "phone-on-hook": { agent, call, by: word({ agent: true, platform: true }) },
  "call-announced": { agent, ...legFacts, turnedAwayBy: z.array(id) },
  ringing: rings,
  "auto-answered": rings,
  "other-side-alerting": { agent, call, number: text, workNumber: id.optional(), assists: flag },
  talking: {
    agent,
    ...legFacts,
    cause: word({ answered: true, dialled: true, retrieved: true, returned: true, moved: true }),
    transferredBy: id.optional(),
  },
  held: { agent, call, asked: flag },
  "conference-began": { agent, call, partners: z.tuple([text, text]), helped: flag },
  "talk-passed": { agent, call, into: callId },
  "not-answered": ofCall,
  "dial-failed": {
    agent,
    call,
    feature,
    cause: word({
      busy: true,
      refused: true,
      "no-answer": true,
      unreachable: true,
      "given-up": true,
      "phone-not-lifted": true,
    }),
  },
  "connect-failed": ofCall,
  "transfer-result": { agent, call, succeeded: flag, stays: flag },
  transferred: { agent, call, to: word({ agent: true, queue: true, ivr: true, number: true }) },
  "returned-from-ivr": ofCall,
  "left-call": { agent, call, by: leaveCause, stillTalking: flag },
  "other-side-left": { agent, call, number: text },
  muted: { agent, call, what: media },
  unmuted: { agent, call, what: media },
  "media-switched": { agent, to: media, succeeded: flag, facts: record<CallFacts>(callFacts) },
  "digits-sent": { agent, call, digits: text },
  "recording-began": { agent, ...callFacts, task: count, vdn: id },
  "recording-ended": { agent, call, task: count, begunAt: instant },
  "preview-offered": { agent, control: count, numbers: z.array(text), data: text },
  "preview-withdrawn": { agent, control: count },
  "all-busy": { agent, queue: id },
  "note-arrived": note,
  "bulletin-arrived": note,
  "counters-pinned": { agent, set: someCounters, clear: z.array(counterName) },
  "call-arrived": callFacts,
  "call-dialled": { ...callFacts, by: id },
  "call-queued": { call, queue: id },
  "call-abandoned": { call, queue: id.optional() },
  "call-turned-away": { call, queue: id.optional(), full: word({ queue: true, agent: true, center: true }) },
  "call-at-ivr": { call, ivr: id },
  "outside-answered": { call, number: text },
  "call-merged": { call, into: callId },
  "call-over": { call },
  "day-began": {},
};

const event: z.ZodType<CenterEvent> = oneOf<CenterEvent, "type">("type", events);

/** An event of the log. */
export const logged: z.ZodType<LoggedEvent> = record<LoggedEvent>({ serial: z.int().min(1), at: instant, event });

/** An event in a mailbox. */
export const mailed: z.ZodType<MailedEvent> = record<MailedEvent>({
  serial: z.int().min(1),
  at: instant,
  event,
  comesAfter: count.optional(),
  wasSent: z.literal(true).optional(),
});
