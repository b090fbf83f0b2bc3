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
import { leaveCause, media } from "./call-shapes.ts";
import { chatEvents } from "./chat-shapes.ts";
import { conferenceEvents } from "./conference-shapes.ts";
import {
  all,
  callId,
  cause,
  count,
  duration,
  feature,
  flag,
  id,
  inspectionMode,
  instant,
  type Kinds,
  type Members,
  oneOf,
  record,
  text,
  word,
} from "./record-shapes.ts";
import { recordingFormat, recordingId } from "./recording-shapes.ts";

/** The shape of the counters of an agent. */
export const counters: z.ZodType<Counters> = all(COUNTERS, count);

const counterName = z.enum(COUNTERS);

/** The shape of the values of some counters. */
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

type EventMembers<Type extends CenterEvent["type"]> = Kinds<CenterEvent, "type">[Type];

const agent = id;
const call = callId;
const ofAgent = { agent };
const ofCall = { agent, call };
const rings: EventMembers<"ringing"> = { agent, ...legFacts, transferredBy: id.optional() };
const recording: EventMembers<"recordingBegan"> = {
  agent,
  ...callFacts,
  task: count,
  vdn: id,
  namedAfter: instant,
  file: text.optional(),
};
const note: EventMembers<"noteArrived"> = { agent, from: id, fromName: text, text };

const events: Kinds<CenterEvent, "type"> = {
  signedIn: { agent, since: instant, counters: counters.optional() },
  signedOut: {
    agent,
    signOutCause: word({
      own: true,
      forced: true,
      silence: true,
      pushFailed: true,
      replaced: true,
      inspector: true,
      simulator: true,
    }),
    reason: z.int().optional(),
    signedInAt: instant,
  },
  skillsChosen: { agent, queues: z.array(id) },
  becameIdle: { agent, again: flag, forced: flag },
  becameBusy: { agent, reason: z.int(), again: flag },
  busyEnded: ofAgent,
  restBegan: { agent, restCause: z.int(), granted: duration },
  restProlonged: { agent, granted: duration },
  restOverstayed: ofAgent,
  restEnded: ofAgent,
  wrapUpBegan: { agent, asked: flag },
  wrapUpEnded: ofAgent,
  occupied: { agent, call, told: flag },
  phoneAlerting: { agent, call, caller: text.optional() },
  phoneOffHook: { agent, call, assists: flag },
  phoneOnHook: { agent, call, by: word({ agent: true, platform: true }) },
  callAnnounced: { agent, ...legFacts, turnedAwayBy: z.array(id) },
  ringing: rings,
  autoAnswered: rings,
  otherSideAlerting: { agent, call, number: text, workNumber: id.optional(), assists: flag },
  talking: {
    agent,
    ...legFacts,
    talkCause: word({ answered: true, dialed: true, retrieved: true, returned: true, moved: true }),
    transferredBy: id.optional(),
    waited: duration.optional(),
  },
  held: { agent, call, asked: flag },
  threeWayBegan: { agent, call, partners: z.tuple([text, text]), helped: flag },
  talkPassed: { agent, call, into: callId },
  notAnswered: ofCall,
  dialFailed: {
    agent,
    call,
    feature,
    failure: word({
      busy: true,
      refused: true,
      noAnswer: true,
      unreachable: true,
      givenUp: true,
      phoneNotLifted: true,
    }),
  },
  connectFailed: ofCall,
  transferResult: { agent, call, succeeded: flag, stays: flag },
  transferred: { agent, call, to: word({ agent: true, queue: true, ivr: true, number: true }) },
  returnedFromIvr: ofCall,
  leftCall: { agent, call, by: leaveCause, stillTalking: flag },
  otherSideLeft: { agent, call, number: text },
  muted: { agent, call, what: media },
  unmuted: { agent, call, what: media },
  mediaSwitched: { agent, to: media, succeeded: flag, facts: record<CallFacts>(callFacts) },
  digitsSent: { agent, call, digits: text },
  recordingBegan: recording,
  recordingFailed: recording,
  recordingPaused: { agent, call, task: count, recorded: duration },
  recordingResumed: { agent, call, task: count, recorded: duration },
  recordingEnded: { agent, call, task: count, begunAt: instant, format: recordingFormat, recorded: duration },
  playerPhone: { agent, does: word({ alerts: true, isLifted: true, isReleased: true }) },
  playAccepted: { agent, recording: recordingId, position: duration },
  playBegan: { agent, recording: recordingId, position: duration },
  playFailed: ofAgent,
  playPaused: { agent, position: duration },
  playResumed: { agent, position: duration },
  playJumped: { agent, position: duration, told: flag },
  playEnded: { agent, playEnd: word({ finished: true, stopped: true, failed: true }) },
  screenRecordingBegan: ofAgent,
  screenRecordingEnded: { agent, begunAt: instant },
  previewOffered: { agent, control: count, numbers: z.array(text), data: text },
  previewWithdrawn: { agent, control: count },
  allBusy: { agent, queue: id },
  noteArrived: note,
  bulletinArrived: note,
  inspectionBegan: { agent, inspected: id, mode: inspectionMode },
  inspectorPhone: { agent, does: word({ alerts: true, isLifted: true, isHungUp: true, isReleased: true }) },
  inspected: { agent, inspector: id, mode: inspectionMode },
  inspectedNoMore: { agent, inspector: id, mode: inspectionMode },
  watchedAgentChanged: { agent, watched: id, name: text, signedIn: flag },
  countersPinned: { agent, set: someCounters, clear: z.array(counterName) },
  ...conferenceEvents,
  callArrived: callFacts,
  callDialed: { ...callFacts, by: id },
  callQueued: { call, queue: id },
  callAbandoned: { call, queue: id.optional() },
  callTurnedAway: { call, queue: id.optional(), full: word({ queue: true, agent: true, center: true }) },
  callAtIvr: { call, ivr: id },
  outsideAnswered: { call, number: text },
  callMerged: { call, into: callId },
  callOver: { call },
  dayBegan: {},
  ...chatEvents,
};

const event: z.ZodType<CenterEvent> = oneOf<CenterEvent, "type">("type", events);

/** The shape of an event of the log. */
export const logged: z.ZodType<LoggedEvent> = record<LoggedEvent>({
  serial: z.int().min(1),
  at: instant,
  cause,
  event,
});

/** The shape of an event in a mailbox. */
export const mailed: z.ZodType<MailedEvent> = record<MailedEvent>({
  serial: z.int().min(1),
  at: instant,
  cause,
  event,
  comesAfter: count.optional(),
  wasSent: z.literal(true).optional(),
});
