// Example values in the OpenAPI document: worlds, agents, calls and so on.

/** The instant of most examples, in world time. */
export const WORLD_TIME = "2026-01-05T09:00:00.000Z";
const REAL_TIME = "2026-03-02T10:15:07.512Z";
/** The id of the call in all examples. */
export const CALL_ID = "1767603600-1";

/** An allocated world. */
export const ALLOCATION = {
  name: "test-4k9x0qf2m7ab",
  url: "https://127.0.0.1:8043/w/test-4k9x0qf2m7ab",
  host: null,
  control: "http://127.0.0.1:8044/worlds/test-4k9x0qf2m7ab",
  ca: "-----BEGIN CERTIFICATE-----\nMIIB...\n-----END CERTIFICATE-----\n",
  ttl: "10m",
};

/** A new world with a manual clock. */
export const WORLD = {
  name: "tests",
  url: "https://127.0.0.1:8043/w/tests",
  scenario: "small",
  seed: 1,
  clock: "manual",
  now: WORLD_TIME,
  agents: 2,
  signedIn: 0,
  calls: 0,
  requests: 0,
  ttl: "10m",
};

/** The 18 counters of an agent who has answered one call. */
export const COUNTERS_OF_AGENT = {
  talktime: 42,
  answernums: 1,
  noanswernums: 0,
  calloutnums: 0,
  intercallnums: 0,
  interhelpnums: 0,
  transfernums: 0,
  transferoutnums: 0,
  transferivrnums: 0,
  redirectnums: 0,
  keepnums: 0,
  busynums: 0,
  restnums: 0,
  restoutnums: 0,
  resttime: 0,
  restouttime: 0,
  agentrelease: 0,
  busytime: 0,
};

/** An agent who talks in a call. */
export const AGENT = {
  id: 101,
  name: "Ada",
  group: "Default",
  inspector: false,
  phone: "40101",
  queues: [25],
  autopilot: false,
  locked: false,
  state: "talking",
  since: WORLD_TIME,
  session: {
    signedInAt: WORLD_TIME,
    phone: "40101",
    autoAnswer: false,
    autoEnterIdle: true,
    releasePhone: true,
    agentType: "phone",
    phoneLinkage: false,
    pushed: false,
    supervised: true,
    talkRight: true,
    skills: [25],
    calls: [CALL_ID],
    chats: [],
    conference: null,
    booking: null,
    previews: [],
    played: true,
  },
  statistics: COUNTERS_OF_AGENT,
  waitingEvents: 0,
};

/** The figures of a queue. */
export const QUEUE_FIGURES = {
  longestWait: "90s",
  arrived: 12,
  answered: 10,
  abandoned: 1,
  turnedAway: 0,
  answeredInTime: 9,
  waiting: 1,
  signedIn: 4,
  available: 0,
  serviceLevel: 90,
  idleRate: 0,
};

/** A queue with its figures. */
export const QUEUE = {
  id: 25,
  name: "Support",
  media: "voice",
  accessCode: "60025",
  maxWaiting: 10_000,
  ...QUEUE_FIGURES,
};

/** A call of a customer with an agent. */
export const CALL = {
  id: CALL_ID,
  feature: "inbound",
  from: "13800000001",
  called: "40101",
  to: { agent: 101 },
  state: "talking",
  media: "voice",
  queue: null,
  begunAt: WORLD_TIME,
  answeredAt: WORLD_TIME,
  transferredBy: null,
  data: "order 7",
  legs: [{ agent: 101, state: "talking", since: WORLD_TIME, muted: false }],
  outside: [{ number: "13800000001", state: "here" }],
};

/** A manual clock. */
export const CLOCK = { now: WORLD_TIME, mode: "manual", next: "2026-01-05T09:01:00.000Z" };

/** A fault that has not been applied yet. */
export const FAULT = {
  id: 1,
  sentence: "The next 2 requests queryCallStatisticsInfo of agent 101 are answered 100-007.",
  timesApplied: 0,
  left: 2,
  until: null,
  url: null,
  rule: { agents: [101], operations: ["queryCallStatisticsInfo"], times: 2, effect: { retcode: "100-007" } },
};

/** An event of an agent in a call. */
export const EVENT = { serial: 17, at: WORLD_TIME, cause: 12, type: "talking", agent: 101, call: CALL_ID };

/** A journal entry of an answered request. */
export const ENTRY = {
  number: 12,
  input: 7,
  connection: 1,
  phase: "answered",
  receivedAt: REAL_TIME,
  worldTime: WORLD_TIME,
  operation: "queryCallStatisticsInfo",
  method: "GET",
  path: "/agentgateway/resource/calldata/101/statistics",
  query: null,
  agent: 101,
  guid: "f81d4fae",
  retcode: "0",
  reason: null,
  request: null,
  answer: { text: '{"message":"","retcode":"0"}', bytes: 28, sha256: null },
  bodies: "kept",
  events: [],
  repeated: false,
  fault: null,
  abandoned: false,
  status: 200,
  endedAt: REAL_TIME,
  endedWorldTime: WORLD_TIME,
  ms: 0.084,
};

/** The findings of a world: one kind of behavior of one client. */
export const FINDINGS = {
  worst: "warning",
  findings: [
    {
      kind: "polling-too-fast",
      severity: "warning",
      agent: 101,
      connection: null,
      sentence: "The client of agent 101 polled again as soon as 20 ms after an empty answer (2 times).",
      rule: "Poll again 200 to 500 ms after an empty answer, and immediately only after an event.",
      page: "cec_07_1274",
      times: 2,
      first: { wall: REAL_TIME, world: WORLD_TIME },
      last: { wall: REAL_TIME, world: WORLD_TIME },
      entries: [6, 7],
    },
  ],
  unkept: 0,
};
