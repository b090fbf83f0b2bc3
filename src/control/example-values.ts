// Worlds, agents, calls and so on as examples in the OpenAPI document.
const NOW = "2026-01-05T09:00:00.000Z";
const REAL = "2026-03-02T10:15:07.512Z";
const CALL_ID = "1767603600-1";

export const WORLD = {
  name: "tests",
  scenario: "small",
  seed: 1,
  clock: "manual",
  now: NOW,
  agents: 2,
  signedIn: 0,
  calls: 0,
  requests: 0,
  ttl: "10m",
};

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
  since: NOW,
  session: {
    signedInAt: NOW,
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
    booking: null,
    previews: [],
    played: true,
  },
  statistics: COUNTERS_OF_AGENT,
  waitingEvents: 0,
};

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

export const QUEUE = { id: 25, name: "Support", accessCode: "60025", maxWaiting: 10_000, ...QUEUE_FIGURES };

const NO_COUNT = { value: 0, sentence: "nothing has counted", gone: 0, events: [] };
const QUEUED = { serial: 3, at: NOW, type: "callQueued", call: CALL_ID, sentence: `call ${CALL_ID} joined the queue` };

export const QUEUE_EXPLAINED = {
  queue: 25,
  now: NOW,
  figures: {
    waiting: { value: 1, sentence: "1 call in the queue", calls: [{ call: CALL_ID, since: NOW }] },
    longestWait: { value: "0s", sentence: `call ${CALL_ID} has waited since ${NOW}`, call: CALL_ID },
    signedIn: { value: 1, sentence: "1 agent signed in to the queue", agents: [101] },
    available: { value: 0, sentence: "0 agents idle and accepting calls", agents: [] },
    idleRate: { value: 0, sentence: "0 of 1 agent available" },
    arrived: { value: 1, sentence: "1 event", gone: 0, events: [QUEUED] },
    answered: NO_COUNT,
    answeredInTime: NO_COUNT,
    abandoned: NO_COUNT,
    turnedAway: NO_COUNT,
    serviceLevel: { value: 100, sentence: "no call was answered" },
  },
};

export const CALL = {
  id: CALL_ID,
  feature: "inbound",
  from: "13800000001",
  called: "40101",
  to: { agent: 101 },
  state: "talking",
  media: "voice",
  queue: null,
  begunAt: NOW,
  answeredAt: NOW,
  transferredBy: null,
  data: "order 7",
  legs: [{ agent: 101, state: "talking", since: NOW, muted: false }],
  outside: [{ number: "13800000001", state: "here" }],
};

const MADE = { value: 0, sentence: "nothing has counted", counted: 0, pinned: null, past: 0, gone: 0 } as const;
const COUNT = { ...MADE, events: [] };
const TIME = { ...MADE, spans: [] };

/** The explanation of an agent's counters, of which only `answernums` counted. */
export const EXPLAINED = {
  agent: 101,
  now: NOW,
  since: { serial: 1, at: NOW, type: "signedIn" },
  gone: 0,
  sentence: `counted since the sign-in at ${NOW}; the log has all of the agent since then`,
  counters: {
    ...Object.fromEntries(Object.keys(COUNTERS_OF_AGENT).map((name) => [name, name.endsWith("time") ? TIME : COUNT])),
    answernums: {
      ...COUNT,
      value: 1,
      counted: 1,
      sentence: "1 event",
      events: [{ serial: 17, at: NOW, type: "talking", sentence: `answered call ${CALL_ID}` }],
    },
  },
};

export const CLOCK = { now: NOW, mode: "manual", next: "2026-01-05T09:01:00.000Z" };

export const FAULT = {
  id: 1,
  sentence: "The next 2 requests queryCallStatisticsInfo of agent 101 are answered 100-007.",
  struck: 0,
  left: 2,
  until: null,
  url: null,
  rule: { agents: [101], operations: ["queryCallStatisticsInfo"], times: 2, effect: { retcode: "100-007" } },
};

export const EVENT = { serial: 17, at: NOW, type: "talking", agent: 101, call: CALL_ID };

export const ENTRY = {
  number: 12,
  connection: 1,
  phase: "answered",
  receivedAt: REAL,
  worldTime: NOW,
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
  repeated: false,
  status: 200,
  endedAt: REAL,
  endedWorldTime: NOW,
  ms: 0.084,
};

export const FINDINGS = {
  worst: "warning",
  findings: [
    {
      kind: "polling-too-fast",
      severity: "warning",
      agent: 101,
      connection: null,
      sentence: "The client of agent 101 polled again as soon as 20 ms after an empty answer (2 times).",
      rule: "After an empty answer the next poll comes 200 to 500 ms later; only after an event it comes immediately.",
      page: "cec_07_1274",
      times: 2,
      first: { wall: REAL, world: NOW },
      last: { wall: REAL, world: NOW },
      entries: [6, 7],
    },
  ],
  unkept: 0,
};
