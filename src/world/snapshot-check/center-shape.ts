// The shape of a center in a snapshot: its state, settings, clock, log and counters.
import * as z from "zod";
import {
  type CenterSettings,
  type CenterSnapshot,
  COUNTERS,
  type CountCounter,
  type CounterName,
  type CountingRules,
  defaultCenterSettings,
  isTime,
  MAX_RECORDINGS,
  type Tally,
  type Timer,
} from "../../core/index.ts";
import { defaultGatewaySettings, defaultSettings, type GatewaySettings, type Settings } from "../../forms/settings.ts";
import { isSettings } from "../../scenario/reading/settings-schema.ts";
import { agent } from "./agent-shapes.ts";
import { call, callRecord, habit, outsideAct } from "./call-shapes.ts";
import { chat, chatFile, chatRecord, queueMedia } from "./chat-shapes.ts";
import { conference, conferenceTimers, multimediaConference } from "./conference-shapes.ts";
import { counters, logged, someCounters } from "./event-shapes.ts";
import { scriptTimer } from "./play-shapes.ts";
import {
  all,
  callId,
  cause,
  count,
  duration,
  flag,
  id,
  instant,
  oneOf,
  pair,
  record,
  text,
  timerId,
  word,
} from "./record-shapes.ts";
import { recording } from "./recording-shapes.ts";

type State = CenterSnapshot["state"];
type Queue = State["queues"][number];
type Ivr = State["ivrs"][number];
type Group = State["groups"][number];
type Clock = CenterSnapshot["clock"];
type Statistics = CenterSnapshot["statistics"];

const queue: z.ZodType<Queue> = record<Queue>({
  id,
  name: text,
  media: queueMedia,
  accessCode: text,
  isRecorded: flag,
  overflow: id.optional(),
  maxWaiting: count,
  waiting: z.array(callId),
  freeAgents: z.array(id),
  counts: record<Queue["counts"]>({
    arrived: count,
    answered: count,
    answeredInTime: count,
    abandoned: count,
    turnedAway: count,
  }),
});

const state: z.ZodType<State> = record<State>({
  vdn: record<State["vdn"]>({ id, name: text }),
  phoneRange: record<NonNullable<State["phoneRange"]>>({ from: text, to: text }).optional(),
  agents: z.array(agent),
  groups: z.array(record<Group>({ id, name: text, leader: id.optional() })),
  restReasons: z.array(record<State["restReasons"][number]>({ id, name: text })),
  queues: z.array(queue),
  ivrs: z.array(record<Ivr>({ id, name: text, accessCode: text, time: duration })),
  habits: z.array(habit),
  calls: z.array(call),
  chats: z.array(chat),
  chatRecords: z.array(chatRecord),
  chatFiles: z.array(chatFile),
  chatText: count,
  chatFilesSize: count,
  conferences: z.array(conference),
  multimediaConferences: z.array(multimediaConference),
  records: z.array(callRecord),
  keepsRecordings: flag,
  recordings: z.array(recording).max(MAX_RECORDINGS),
  sessionSerial: count,
  callSerial: count,
  conferenceSerial: count,
  multimediaConferenceSerial: count,
  recordingSerial: count,
  previewSerial: count,
  fileSerial: count,
  awaited: z.array(id),
  watchers: z.array(id),
  isRoutingScheduled: flag,
  inputs: count,
  advances: count,
  advancing: z.literal(false),
  paceFactor: z.number().positive().max(1e6),
});

const timer: z.ZodType<Timer> = oneOf<Timer, "kind">("kind", {
  "ring-timeout": { call: callId, agent: id },
  "chat-ring-timeout": { chat: callId, agent: id },
  "chat-customer-leaves": { chat: callId },
  "phone-lifted": { call: callId, agent: id },
  "outside-acts": { call: callId, number: text, act: outsideAct },
  "ivr-done": { call: callId },
  ...conferenceTimers,
  "rest-over": { agent: id, session: count },
  "playback-over": { agent: id, session: count },
  silence: { agent: id, session: count },
  route: {},
  "day-begins": {},
  world: { what: z.literal("fault-ends") },
  script: { what: scriptTimer },
});

/** The shape of an entry of the clock. */
export const clockEntry: z.ZodType<Clock["entries"][number]> = record<Clock["entries"][number]>({
  at: instant,
  priority: z.literal([0, 1, 2]),
  serial: timerId,
  cause,
  timer,
});

const clock: z.ZodType<Clock> = record<Clock>({ now: instant, serial: count, entries: z.array(clockEntry) });

/** The data of a tally. */
type TallyData = Pick<
  Tally,
  { [Name in keyof Tally]: Tally[Name] extends (...input: never[]) => unknown ? never : Name }[keyof Tally]
>;

const isCount = (name: CounterName): name is CountCounter => !isTime(name);

const tally: z.ZodType<TallyData> = record<TallyData>({
  counts: all(COUNTERS.filter(isCount), count),
  times: all(COUNTERS.filter(isTime), count),
  began: record<NonNullable<Tally["began"]>>({
    type: word<NonNullable<Tally["began"]>["type"]>({ signedIn: true, dayBegan: true, logBegan: true }),
    serial: count,
    at: instant,
    hasNoEvent: z.literal(true).optional(),
  }).optional(),
  events: count,
  past: record<NonNullable<Tally["past"]>>({ counters, before: instant }).optional(),
  pinned: someCounters.optional(),
  talkingSince: instant.optional(),
  running: record<NonNullable<Tally["running"]>>({
    state: word<NonNullable<Tally["running"]>["state"]>({ busy: true, rest: true }),
    since: instant,
  }).optional(),
  overstayedSince: instant.optional(),
});

const rules: z.ZodType<CountingRules> = record<CountingRules>({
  transfernums: word<Settings["transfernums"]>({ in: true, made: true }),
  statisticsSince: word<Settings["statisticsSince"]>({ signIn: true, midnight: true }),
});

/** The shape of the counts of an agent, with the agent's id. */
export const tallied: z.ZodType<Statistics["tallies"][number]> = pair(id, tally);

const statistics: z.ZodType<Statistics> = record<Statistics>({
  tallies: z.array(tallied),
  history: z.array(record<Statistics["history"][number]>({ after: count, rules })).min(1),
});

/** The settings of a center, all of them. */
const settings = z.custom<CenterSettings>((value) => isSettings(value, Object.keys(defaultCenterSettings), "all"));

/** The settings of a gateway, all of them. */
export const gatewaySettings = z.custom<GatewaySettings>((value) =>
  isSettings(value, Object.keys(defaultGatewaySettings), "all"),
);

/** Settings of a center and of a gateway, some of them or none. */
export const someSettings = z.custom<Partial<Settings>>((value) =>
  isSettings(value, Object.keys(defaultSettings), "some"),
);

/** The shape of a center. */
export const center: z.ZodType<CenterSnapshot> = record<CenterSnapshot>({
  state,
  settings,
  clock,
  log: record<CenterSnapshot["log"]>({ length: count, recent: z.array(logged) }),
  statistics,
});
