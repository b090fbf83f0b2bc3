// The example bodies of each operation in the OpenAPI document.
import { createJsonExample, type Example, JSON_TYPE } from "./example.ts";
import { BOARD, BOARD_CHANGE } from "./example-board.ts";
import {
  ANSWERED_CALL,
  CALL_WITH_HEARINGS,
  DIALED_NUMBER,
  ENDED_CALL,
  FAILED_CALL,
  RINGING_CALL,
} from "./example-calls.ts";
import { CHAT, CHAT_WITH_MESSAGES, RINGING_CHAT } from "./example-chats.ts";
import { CONFERENCE, CONFERENCE_OF_CHAIR, CONFERENCE_OF_TWO, RECORDING } from "./example-conferences.ts";
import { VERIFICATION, VERIFIED, WAIT, WAITED } from "./example-expectations.ts";
import { EXPLAINED, QUEUE_EXPLAINED } from "./example-explanations.ts";
import {
  AGENT,
  ALLOCATION,
  CALL,
  CLOCK,
  COUNTERS_OF_AGENT,
  ENTRY,
  EVENT,
  FAULT,
  FINDINGS,
  QUEUE,
  QUEUE_FIGURES,
  WORLD,
} from "./example-values.ts";
import { VERB_EXAMPLES } from "./example-verbs.ts";

const SCENARIO = {
  name: "small",
  center: { agents: [{ id: 101 }, { id: 102 }] },
  steps: [{ waitFor: { agent: 101, state: "talking", timeout: "60s" } }],
};
const SCENARIO_YAML =
  "name: small\ncenter:\n  agents:\n    - { id: 101 }\n    - { id: 102 }\n" +
  "steps:\n  - waitFor: { agent: 101, state: talking, timeout: 60s }\n";
const PROGRESS = {
  isOver: false,
  stepsAreOver: false,
  at: [{ path: "steps[0]", line: 7, step: "waitFor" }],
  waitsFor: ["agent 101 is talking within 1m"],
};
const SETTINGS = { ringTime: "20s", statisticsOutsideCall: "answer" };
const TAPE =
  '{"format":"cc-gateway-simulator tape","number":1}\n{"input":1,"at":"2026-01-05T09:00:00.000Z","control":{"method":"POST","path":"/reset"}}\n';
const SNAPSHOT = {
  format: "cc-gateway-simulator world",
  version: "0.1.0",
  at: "2026-01-05T09:00:00.000Z",
  world: {},
  seal: "b7d49e1483b36c1ef82819cb047a2446ebaa85ab839694acd55b6df40e1e82f9",
};
const CHECKPOINT = { name: "before-transfer", at: "2026-01-05T09:00:00.000Z", input: 7, branch: 0, bytes: 18204 };
const SIMULATOR = {
  version: "0.1.0",
  gateway: "https://127.0.0.1:8043",
  http: null,
  control: "http://127.0.0.1:8044",
};
const TOTALS = [{ operation: "queryCallStatisticsInfo", received: 1, answered: { "0": 1 }, aborted: 0, ms: 0.084 }];

/**
 * Returns the examples by operation.
 *
 * @param settings all settings of a world, in the form of an answer.
 */
export function createExamples(settings: object): Readonly<Record<string, Example>> {
  const failedCall = createJsonExample(FAILED_CALL, { number: DIALED_NUMBER });
  return {
    getHealth: createJsonExample({ status: "ready" }),
    getCaCertificate: {
      answer: { "application/x-pem-file": "-----BEGIN CERTIFICATE-----\nMIIB...\n-----END CERTIFICATE-----\n" },
    },
    getSimulator: createJsonExample(SIMULATOR),
    getOpenApi: createJsonExample({ openapi: "3.1.0", paths: {} }),
    getMetrics: { answer: { "text/plain": "# TYPE ccgw_worlds gauge\nccgw_worlds 1\n" } },
    listWorlds: createJsonExample({ worlds: [WORLD] }),
    createWorld: createJsonExample(WORLD, { name: "tests", scenario: "small", clock: "manual", ttl: "10m" }),
    allocateWorld: createJsonExample(ALLOCATION, { scenario: "small", clock: "manual" }),
    ensureWorld: createJsonExample(WORLD, { scenario: "small", clock: "manual", ttl: "10m" }),
    getWorld: createJsonExample(WORLD),
    resetWorld: createJsonExample({ ...WORLD, kept: ["name", "scenario", "seed", "clock", "ttl", "journal"] }),
    getTape: { answer: { "application/x-ndjson": TAPE, "application/yaml": SCENARIO_YAML } },
    getInput: createJsonExample({
      input: 7,
      at: "2026-01-05T09:00:00.000Z",
      control: { method: "POST", path: "/calls", body: { to: { agent: 101 } } },
      answer: { code: "201", hash: "31b6143160105692" },
      events: [EVENT],
      entry: null,
    }),
    getHash: createJsonExample({ hash: "9c1e5b0a77d3f246", now: "2026-01-05T09:00:00.000Z" }),
    listCheckpoints: createJsonExample({ checkpoints: [CHECKPOINT] }),
    createCheckpoint: createJsonExample(CHECKPOINT, { name: "before-transfer" }),
    rewindWorld: createJsonExample(WORLD, { to: { checkpoint: "before-transfer" } }),
    getBoardAt: createJsonExample(BOARD),
    getSnapshot: createJsonExample(SNAPSHOT),
    restoreSnapshot: createJsonExample(WORLD, SNAPSHOT),
    getScenario: { answer: { [JSON_TYPE]: { scenario: SCENARIO, ...PROGRESS }, "application/yaml": SCENARIO_YAML } },
    checkScenario: {
      request: { "application/yaml": SCENARIO_YAML, [JSON_TYPE]: SCENARIO, "text/plain": "default" },
      ...createJsonExample({ name: "small", agents: 2, steps: 1 }),
    },
    replaceScenario: {
      request: { "application/yaml": SCENARIO_YAML, [JSON_TYPE]: SCENARIO, "text/plain": "default" },
      ...createJsonExample({ name: "small", unchanged: [], ...PROGRESS }),
    },
    getSettings: createJsonExample(settings),
    changeSettings: createJsonExample({ ...settings, ...SETTINGS }, SETTINGS),
    getBoard: { answer: { [JSON_TYPE]: BOARD, "text/event-stream": BOARD_CHANGE } },
    listAgents: createJsonExample({ agents: [AGENT] }),
    listQueues: createJsonExample({ queues: [QUEUE] }),
    getQueue: createJsonExample(QUEUE),
    listConferences: createJsonExample({ conferences: [CONFERENCE] }),
    getConference: createJsonExample(CONFERENCE),
    hangUpConferencePhone: createJsonExample(CONFERENCE_OF_CHAIR, { number: "13900000009" }),
    answerConferencePhone: createJsonExample(CONFERENCE_OF_TWO, {}),
    refuseConferencePhone: createJsonExample(CONFERENCE_OF_CHAIR, {}),
    reportNoAnswerOfConferencePhone: createJsonExample(CONFERENCE_OF_CHAIR, {}),
    reportBusyConferencePhone: createJsonExample(CONFERENCE_OF_CHAIR, {}),
    listRecordings: createJsonExample({ recordings: [RECORDING] }),
    getRecordingSound: { answer: { "audio/wav": "RIFF$...WAVEfmt ..." } },
    getQueueFigures: createJsonExample(QUEUE_FIGURES),
    getAgent: createJsonExample(AGENT),
    changeAgent: createJsonExample(
      { ...AGENT, statistics: { ...COUNTERS_OF_AGENT, intercallnums: 5 } },
      { signedIn: true, statistics: { set: { intercallnums: 5 } } },
    ),
    ...VERB_EXAMPLES,
    getAgentStatistics: createJsonExample(COUNTERS_OF_AGENT),
    offerPreview: createJsonExample({ control: 1 }, { numbers: ["13900000001", "13900000002"], data: "order 7" }),
    listCalls: createJsonExample({ calls: [CALL] }),
    createCall: createJsonExample(RINGING_CALL, {
      to: { agent: 101 },
      from: "13800000001",
      patience: "60s",
      data: "order 7",
    }),
    getCall: createJsonExample(CALL_WITH_HEARINGS),
    hangUpCall: createJsonExample(ENDED_CALL, { number: "13800000001" }),
    answerCall: createJsonExample(ANSWERED_CALL, { number: DIALED_NUMBER }),
    refuseCall: failedCall,
    reportNoAnswer: failedCall,
    reportBusy: failedCall,
    listChats: createJsonExample({ chats: [CHAT] }),
    createChat: createJsonExample(RINGING_CHAT, {
      to: { queue: 30 },
      name: "Mia",
      text: "Where is my order?",
      patience: "2m",
    }),
    getChat: createJsonExample(CHAT_WITH_MESSAGES),
    sayInChat: createJsonExample(CHAT, { text: "Where is my order?" }),
    leaveChat: createJsonExample({
      ...CHAT_WITH_MESSAGES,
      state: "over",
      endedAt: "2026-01-05T09:02:00.000Z",
      end: "customer",
      agents: [],
    }),
    getClock: createJsonExample(CLOCK),
    setClock: createJsonExample({ ...CLOCK, mode: "60x" }, { mode: "60x" }),
    advanceClock: createJsonExample({ now: "2026-01-05T09:30:00.000Z", ran: 12 }, { by: "30m" }),
    listFaults: createJsonExample({ faults: [FAULT] }),
    addFault: createJsonExample(FAULT, FAULT.rule),
    getFault: createJsonExample(FAULT),
    followEvents: {
      answer: { "text/event-stream": EVENT, [JSON_TYPE]: { life: 1, last: 17, forgotten: 0, events: [EVENT] } },
    },
    getJournal: {
      answer: { [JSON_TYPE]: { count: 1, totals: TOTALS, entries: [ENTRY] }, "text/event-stream": ENTRY },
    },
    verify: createJsonExample(VERIFIED, VERIFICATION),
    waitFor: createJsonExample(WAITED, WAIT),
    getFindings: createJsonExample(FINDINGS),
  };
}

/** The named examples of answers that have several forms, by operation and name. */
export const MORE_ANSWERS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  getAgentStatistics: { counters: COUNTERS_OF_AGENT, explained: EXPLAINED },
  getQueueFigures: { figures: QUEUE_FIGURES, explained: QUEUE_EXPLAINED },
};
