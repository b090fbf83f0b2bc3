// An example of each body in the OpenAPI document, by operation.
import {
  AGENT,
  CALL,
  CLOCK,
  COUNTERS_OF_AGENT,
  ENTRY,
  EVENT,
  EXPLAINED,
  FAULT,
  FINDINGS,
  QUEUE,
  QUEUE_EXPLAINED,
  QUEUE_FIGURES,
  WORLD,
} from "./example-values.ts";

const JSON_TYPE = "application/json";

/** Bodies by their media type. */
type Bodies = Readonly<Record<string, unknown>>;

export interface Example {
  /** Bodies of the request. */
  readonly request?: Bodies;
  /** Bodies of the good answer. */
  readonly answer?: Bodies;
}

/** Returns an example whose bodies are JSON. */
function json(answer: unknown, request?: unknown): Example {
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
const STANDING = { isOver: false, stepsAreOver: false, at: [{ path: "steps[0]", line: 6, step: "wait" }] };
const WAITS = { ...STANDING, waitsFor: ["2026-01-05T09:01:00.000Z"] };
const SETTINGS = { ringTime: "20s", statisticsOutsideCall: "answer" };
const SNAPSHOT = {
  format: "cc-gateway-simulator world",
  version: "0.1.0",
  at: "2026-01-05T09:00:00.000Z",
  world: {},
  seal: "b7d49e1483b36c1ef82819cb047a2446ebaa85ab839694acd55b6df40e1e82f9",
};
const SIMULATOR = {
  version: "0.1.0",
  gateway: "https://127.0.0.1:8043",
  http: null,
  control: "http://127.0.0.1:8044",
};
const VERIFIED = {
  sentence: "agent 101 sent queryCallStatisticsInfo: expected at least once, actual once",
  count: 1,
  matches: [ENTRY],
  forgotten: 0,
};
const TOTALS = [{ operation: "queryCallStatisticsInfo", received: 1, answered: { "0": 1 }, aborted: 0, ms: 0.084 }];

/** @param settings all settings of a world, in the form of an answer. */
export function examplesWith(settings: object): Readonly<Record<string, Example>> {
  const act = json({ ...CALL, state: "over", legs: [], outside: [] }, { number: "13800000001" });
  return {
    getHealth: json({ status: "ready" }),
    getCaCertificate: {
      answer: { "application/x-pem-file": "-----BEGIN CERTIFICATE-----\nMIIB...\n-----END CERTIFICATE-----\n" },
    },
    getSimulator: json(SIMULATOR),
    getOpenApi: json({ openapi: "3.1.0", paths: {} }),
    getMetrics: { answer: { "text/plain": "# TYPE ccgw_worlds gauge\nccgw_worlds 1\n" } },
    listWorlds: json({ worlds: [WORLD] }),
    createWorld: json(WORLD, { name: "tests", scenario: "small", clock: "manual", ttl: "10m" }),
    ensureWorld: json(WORLD, { scenario: "small", clock: "manual", ttl: "10m" }),
    getWorld: json(WORLD),
    resetWorld: json({ ...WORLD, kept: ["name", "scenario", "seed", "clock", "ttl", "journal"] }),
    getHash: json({ hash: "9c1e5b0a77d3f246", now: "2026-01-05T09:00:00.000Z" }),
    getSnapshot: json(SNAPSHOT),
    restoreSnapshot: json(WORLD, SNAPSHOT),
    getScenario: { answer: { [JSON_TYPE]: { scenario: SCENARIO, ...WAITS }, "application/yaml": SCENARIO_YAML } },
    replaceScenario: {
      request: { "application/yaml": SCENARIO_YAML, [JSON_TYPE]: SCENARIO, "text/plain": "default" },
      ...json({ name: "small", unchanged: [], ...WAITS }),
    },
    getSettings: json(settings),
    changeSettings: json({ ...settings, ...SETTINGS }, SETTINGS),
    listAgents: json({ agents: [AGENT] }),
    listQueues: json({ queues: [QUEUE] }),
    getQueue: json(QUEUE),
    getQueueFigures: json(QUEUE_FIGURES),
    getAgent: json(AGENT),
    changeAgent: json(AGENT, { signedIn: true, statistics: { set: { intercallnums: 5 } } }),
    ...verbExamples(),
    getAgentStatistics: json(COUNTERS_OF_AGENT),
    offerPreview: json({ control: 1 }, { numbers: ["13900000001", "13900000002"], data: "order 7" }),
    listCalls: json({ calls: [CALL] }),
    createCall: json(CALL, { to: { agent: 101 }, from: "13800000001", patience: "60s", data: "order 7" }),
    getCall: json(CALL),
    hangUpCall: act,
    answerCall: { ...act, ...json(CALL) },
    refuseCall: act,
    reportNoAnswer: act,
    reportBusy: act,
    getClock: json(CLOCK),
    setClock: json({ ...CLOCK, mode: "60x" }, { mode: "60x" }),
    advanceClock: json({ now: "2026-01-05T09:30:00.000Z", ran: 12 }, { by: "30m" }),
    listFaults: json({ faults: [FAULT] }),
    addFault: json(FAULT, FAULT.rule),
    getFault: json(FAULT),
    followEvents: { answer: { "text/event-stream": EVENT } },
    getJournal: {
      answer: { [JSON_TYPE]: { count: 1, totals: TOTALS, entries: [ENTRY] }, "text/event-stream": ENTRY },
    },
    verify: json(VERIFIED, { operation: "queryCallStatisticsInfo", agent: 101, times: { min: 1 }, within: "2s" }),
    getFindings: json(FINDINGS),
  };
}

/** Returns the examples of the verbs of agents. */
function verbExamples(): Readonly<Record<string, Example>> {
  const call = { call: CALL.id };
  const inspecting = { ...AGENT, id: 110, inspector: true, state: "inspecting" };
  return {
    answerAsAgent: json(AGENT, call),
    rejectAsAgent: json({ ...AGENT, state: "busy" }, { after: "busy" }),
    holdAsAgent: json(AGENT),
    retrieveAsAgent: json(AGENT, call),
    releaseAsAgent: json({ ...AGENT, state: "idle" }, {}),
    muteAsAgent: json(AGENT),
    unmuteAsAgent: json(AGENT),
    callOutAsAgent: json(DIALED, { to: { number: "13900000001" }, data: "order 7" }),
    transferAsAgent: json({ ...AGENT, state: "idle" }, { to: { agent: 102 }, mode: "release" }),
    cancelTransferAsAgent: json(AGENT),
    consultAsAgent: json({ ...DIALED, feature: "twoPartyHelp", to: { agent: 102 } }, { to: { agent: 102 } }),
    conferenceAsAgent: json(AGENT, { to: { agent: 102 } }),
    connectAsAgent: json({ ...AGENT, state: "idle" }, call),
    inspectAsAgent: json(inspecting, { agent: 101, mode: "listen" }),
    stopInspectingAsAgent: json({ ...inspecting, state: "idle" }),
    interceptAsAgent: json({ ...inspecting, state: "talking" }, call),
  };
}

/** More examples of an answer, by operation and name. */
export const MORE_ANSWERS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  getAgentStatistics: { counters: COUNTERS_OF_AGENT, explained: EXPLAINED },
  getQueueFigures: { figures: QUEUE_FIGURES, explained: QUEUE_EXPLAINED },
};
