// Example explanations of counters and figures in the OpenAPI document.
import { CALL_ID, COUNTERS_OF_AGENT, WORLD_TIME } from "./example-values.ts";

const QUEUE_COUNT_OF_NOTHING = { value: 0, sentence: "nothing has counted", gone: 0, events: [] };
const QUEUED_EVENT = {
  serial: 3,
  at: WORLD_TIME,
  cause: 4,
  type: "callQueued",
  call: CALL_ID,
  sentence: `call ${CALL_ID} joined the queue`,
};

/** The explanation of a queue's figures; only `arrived` has counted an event. */
export const QUEUE_EXPLAINED = {
  queue: 25,
  now: WORLD_TIME,
  figures: {
    waiting: { value: 1, sentence: "1 call in the queue", calls: [{ call: CALL_ID, since: WORLD_TIME }] },
    longestWait: { value: "0s", sentence: `call ${CALL_ID} has waited since ${WORLD_TIME}`, call: CALL_ID },
    signedIn: { value: 1, sentence: "1 agent signed in to the queue", agents: [101] },
    available: { value: 0, sentence: "0 agents idle and accepting calls", agents: [] },
    idleRate: { value: 0, sentence: "0 of 1 agent available" },
    arrived: { value: 1, sentence: "1 event", gone: 0, events: [QUEUED_EVENT] },
    answered: QUEUE_COUNT_OF_NOTHING,
    answeredInTime: QUEUE_COUNT_OF_NOTHING,
    abandoned: QUEUE_COUNT_OF_NOTHING,
    turnedAway: QUEUE_COUNT_OF_NOTHING,
    serviceLevel: { value: 100, sentence: "no call was answered" },
  },
};

const EXPLAINED_VALUE = {
  value: 0,
  sentence: "nothing has counted",
  counted: 0,
  pinned: null,
  past: 0,
  gone: 0,
} as const;
const EXPLAINED_COUNT = { ...EXPLAINED_VALUE, events: [] };
const EXPLAINED_TIME = { ...EXPLAINED_VALUE, spans: [] };

/** The explanation of an agent's counters; only `answernums` has counted an event. */
export const EXPLAINED = {
  agent: 101,
  now: WORLD_TIME,
  since: { serial: 1, at: WORLD_TIME, type: "signedIn" },
  gone: 0,
  sentence: `counted since the sign-in at ${WORLD_TIME}; the log has all events of the agent since then`,
  counters: {
    ...Object.fromEntries(
      Object.keys(COUNTERS_OF_AGENT).map((name) => [name, name.endsWith("time") ? EXPLAINED_TIME : EXPLAINED_COUNT]),
    ),
    answernums: {
      ...EXPLAINED_COUNT,
      value: 1,
      counted: 1,
      sentence: "1 event",
      events: [{ serial: 17, at: WORLD_TIME, cause: 12, type: "talking", sentence: `answered call ${CALL_ID}` }],
    },
  },
};
