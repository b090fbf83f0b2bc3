// The example bodies of each operation in the OpenAPI document.
import { BOARD, BOARD_CHANGE } from "./example-board.ts";
import { CHAT, CHAT_WITH_MESSAGES } from "./example-chats.ts";
import { CONFERENCE, CONFERRING, RECORDING } from "./example-conferences.ts";
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

const JSON_TYPE = "application/json";

/** Bodies by their media type. */
type Bodies = Readonly<Record<string, unknown>>;

/** The example bodies of an operation. */
export interface Example {
  /** Bodies of the request. */
  readonly request?: Bodies;
  /** Bodies of a successful answer. */
  readonly answer?: Bodies;
}

/** Returns an example whose bodies are JSON. */
function createJsonExample(answer: unknown, request?: unknown): Example {
  return {
    ...(request === undefined ? {} : { request: { [JSON_TYPE]: request } }),
    ...(answer === undefined ? {} : { answer: { [JSON_TYPE]: answer } }),
  };
}

const DIALED = {
  ...CALL,
  feature: "outbound",
  from: "40101",
  called: "13900000001",
  to: { number: "13900000001" },
  state: "dialing",
  answeredAt: null,
  legs: [{ agent: 101, state: "dialing", since: CALL.begunAt, muted: false }],
  outside: [{ number: "13900000001", state: "called" }],
};
const SCENARIO = { name: "small", center: { agents: [{ id: 101 }, { id: 102 }] } };
const SCENARIO_YAML = "name: small\ncenter:\n  agents:\n    - { id: 101 }\n    - { id: 102 }\n";
const PROGRESS = {
  isOver: false,
  stepsAreOver: false,
  at: [{ path: "steps[0]", line: 6, step: "wait" }],
  waitsFor: ["2026-01-05T09:01:00.000Z"],
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
  const endedCall = createJsonExample({ ...CALL, state: "over", legs: [], outside: [] }, { number: "13800000001" });
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
      ...createJsonExample({ name: "small", agents: 1, steps: 0 }),
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
    hangUpConferencePhone: createJsonExample(CONFERENCE, { number: "13900000009" }),
    answerConferencePhone: createJsonExample(CONFERENCE, {}),
    refuseConferencePhone: createJsonExample(CONFERENCE, {}),
    reportNoAnswerOfConferencePhone: createJsonExample(CONFERENCE, {}),
    reportBusyConferencePhone: createJsonExample(CONFERENCE, {}),
    listRecordings: createJsonExample({ recordings: [RECORDING] }),
    getRecordingSound: { answer: { "audio/wav": "RIFF$...WAVEfmt ..." } },
    getQueueFigures: createJsonExample(QUEUE_FIGURES),
    getAgent: createJsonExample(AGENT),
    changeAgent: createJsonExample(AGENT, { signedIn: true, statistics: { set: { intercallnums: 5 } } }),
    ...createVerbExamples(),
    getAgentStatistics: createJsonExample(COUNTERS_OF_AGENT),
    offerPreview: createJsonExample({ control: 1 }, { numbers: ["13900000001", "13900000002"], data: "order 7" }),
    listCalls: createJsonExample({ calls: [CALL] }),
    createCall: createJsonExample(CALL, { to: { agent: 101 }, from: "13800000001", patience: "60s", data: "order 7" }),
    getCall: createJsonExample(CALL),
    hangUpCall: endedCall,
    answerCall: createJsonExample(CALL, { number: "13800000001" }),
    refuseCall: endedCall,
    reportNoAnswer: endedCall,
    reportBusy: endedCall,
    listChats: createJsonExample({ chats: [CHAT] }),
    createChat: createJsonExample(CHAT, { to: { queue: 30 }, name: "Mia", text: "Where is my order?", patience: "2m" }),
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

/** Returns the examples of the verbs of agents. */
function createVerbExamples(): Readonly<Record<string, Example>> {
  const call = { call: CALL.id };
  const participants = { agents: [102, "201-203"], numbers: ["13900000009"] };
  const inspecting = { ...AGENT, id: 110, inspector: true, state: "inspecting" };
  return {
    answerAsAgent: createJsonExample(AGENT, call),
    rejectAsAgent: createJsonExample({ ...AGENT, state: "busy" }, { after: "busy" }),
    holdAsAgent: createJsonExample(AGENT),
    retrieveAsAgent: createJsonExample(AGENT, call),
    releaseAsAgent: createJsonExample({ ...AGENT, state: "idle" }, {}),
    muteAsAgent: createJsonExample(AGENT),
    unmuteAsAgent: createJsonExample(AGENT),
    callOutAsAgent: createJsonExample(DIALED, { to: { number: "13900000001" }, data: "order 7" }),
    transferAsAgent: createJsonExample({ ...AGENT, state: "idle" }, { to: { agent: 102 }, mode: "release" }),
    cancelTransferAsAgent: createJsonExample(AGENT),
    consultAsAgent: createJsonExample(
      { ...DIALED, feature: "twoPartyHelp", to: { agent: 102 } },
      { to: { agent: 102 } },
    ),
    startThreeWayCallAsAgent: createJsonExample(AGENT, { to: { agent: 102 } }),
    connectAsAgent: createJsonExample({ ...AGENT, state: "idle" }, call),
    inspectAsAgent: createJsonExample(inspecting, { agent: 101, mode: "listen" }),
    stopInspectingAsAgent: createJsonExample({ ...inspecting, state: "idle" }),
    interceptAsAgent: createJsonExample({ ...inspecting, state: "talking" }, call),
    answerChatAsAgent: createJsonExample(AGENT, { chat: CHAT.id }),
    refuseChatAsAgent: createJsonExample(AGENT, { chat: CHAT.id }),
    sayAsAgent: createJsonExample(AGENT, { chat: CHAT.id, text: "It is on its way." }),
    endChatAsAgent: createJsonExample(AGENT, {}),
    transferChatAsAgent: createJsonExample(AGENT, { to: { agent: 102 }, mode: "success" }),
    beginChatAsAgent: createJsonExample(AGENT, { agent: 102 }),
    beginConferenceAsAgent: createJsonExample(CONFERRING, { participants, length: "30m" }),
    addParticipantsAsAgent: createJsonExample(CONFERRING, { participants }),
    removeParticipantsAsAgent: createJsonExample(CONFERRING, { participants }),
    holdParticipantAsAgent: createJsonExample(CONFERRING, { participant: { agent: 102 } }),
    retrieveParticipantAsAgent: createJsonExample(CONFERRING, { participant: { agent: 102 } }),
    muteParticipantAsAgent: createJsonExample(CONFERRING, { participant: { number: "13900000009" } }),
    unmuteParticipantAsAgent: createJsonExample(CONFERRING, { participant: { number: "13900000009" } }),
    handOverChairAsAgent: createJsonExample(CONFERRING, { agent: 102 }),
    changeParticipantModeAsAgent: createJsonExample(CONFERRING, { participant: { agent: 102 }, mode: "talk" }),
    changePlacesAsAgent: createJsonExample(CONFERRING, { by: 2 }),
    playSoundAsAgent: createJsonExample(CONFERRING, { sound: "y:/hello.V3" }),
    stopSoundAsAgent: createJsonExample(CONFERRING, {}),
    prolongConferenceAsAgent: createJsonExample(CONFERRING, { by: "10m" }),
    answerConferenceAsAgent: createJsonExample(CONFERRING),
    rejectConferenceAsAgent: createJsonExample({ ...AGENT, state: "idle" }),
    leaveConferenceAsAgent: createJsonExample({ ...AGENT, state: "idle" }),
    endConferenceAsAgent: createJsonExample({ ...AGENT, state: "idle" }),
    recordAsAgent: createJsonExample(AGENT),
    pauseRecordingAsAgent: createJsonExample(AGENT),
    resumeRecordingAsAgent: createJsonExample(AGENT),
    stopRecordingAsAgent: createJsonExample(AGENT),
  };
}

/** The named examples of answers that have several forms, by operation and name. */
export const MORE_ANSWERS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  getAgentStatistics: { counters: COUNTERS_OF_AGENT, explained: EXPLAINED },
  getQueueFigures: { figures: QUEUE_FIGURES, explained: QUEUE_EXPLAINED },
};
