// Plays a shift in the core alone, in virtual time, and reports the time and the memory.
// It runs as a child process.
import { pathToFileURL } from "node:url";
import { measureHeap, measureItems, takeStoredParts } from "./core-memory.mjs";

const [corePath, agents, hours, callsPerHour, seed] = [process.argv[2], ...process.argv.slice(3).map(Number)];
const core = await import(pathToFileURL(corePath).href);
const { Center, Chance, COUNTERS, createFixedDistribution, defaultCenterSettings, legsOf, sample } = core;

// World times and durations are in milliseconds, as in the core.
const HOUR_MS = 3_600_000;
const START = 1_767_603_600_000;
const FIRST_AGENT = 1_001;
const QUEUES = Array.from({ length: 20 }, (_, at) => at + 1);
const IVR = 1;

const TALK = { kind: "percentiles", p50: 110_000, p95: 330_000 };
const PATIENCE = { kind: "exponential", mean: 120_000 };
const ANSWER_DELAY = { kind: "percentiles", p50: 4_000, p95: 9_000 };
const ACTION_DELAY = { kind: "percentiles", p50: 20_000, p95: 60_000 };

/** The kinds of calls that the script begins, with their shares. Calls that result from other calls are not included. */
const CALL_KINDS = [
  ["inbound", 0.7],
  ["outbound", 0.15],
  ["internal", 0.07],
  ["by-name", 0.05],
  ["preview", 0.03],
];

/**
 * The actions of an agent in an inbound call, with their shares. In the remaining share of these calls, the agent only talks. Each name is
 * also a random stream, so a renamed action changes the figures of a seed.
 */
const ACTIONS = [
  ["hold", 0.15],
  ["consultation", 0.04],
  ["three-party-consultation", 0.02],
  ["hand-on", 0.03],
  ["hand-over", 0.02],
  ["ivr", 0.01],
  ["suspend", 0.01],
  ["number", 0.01],
  ["three-party", 0.01],
  ["conference", 0.02],
  ["connect", 0.01],
  ["hang-up", 0.2],
];

const chance = new Chance(seed);
const agentIds = Array.from({ length: agents }, (_, at) => FIRST_AGENT + at);
let center = new Center({
  plan: {
    vdn: { id: 1, name: "shift" },
    queues: QUEUES.map((id) => ({ id, name: `queue ${id}`, records: id % 4 === 0 })),
    ivrs: [{ id: IVR, name: "menu", time: 20_000 }],
    habits: [
      { number: "131*", ring: createFixedDistribution(5_000), does: "answer", talk: createFixedDistribution(90_000) },
      { number: "132*", ring: createFixedDistribution(0), does: "busy", talk: undefined },
      { number: "133*", ring: createFixedDistribution(0), does: "noAnswer", talk: undefined },
    ],
    agents: agentIds.map((id) => ({ id, name: `${id}`, password: "", queues: [1 + (id % 20), 1 + ((id * 7) % 20)] })),
  },
  settings: { ...defaultCenterSettings, noAnswerAction: "idle", supervision: false },
  start: START,
  chance,
});

const MOVE_NAMES = new Map(Object.entries(core).map(([name, exported]) => [exported, name]));
/** The number of completed and of refused moves, by name. */
const outcomeCounts = {};
const callTarget = agents * hours * callsPerHour;
const callGap = { kind: "exponential", mean: (hours * HOUR_MS) / (callTarget * 1.02) };
let callCount = 0;

const performMove = (move, input) => {
  const outcome = center.perform(move, input);
  const isRefused = typeof outcome === "object" && "reason" in outcome;
  const moveName = MOVE_NAMES.get(move);
  const name = isRefused ? `${moveName} refused` : moveName;
  outcomeCounts[name] = (outcomeCounts[name] ?? 0) + 1;
  return outcome;
};
const SCRIPT_CHANNEL = { name: "script" };
const scheduleAction = (length, entry) =>
  center.schedule(SCRIPT_CHANNEL, center.now + sample(length, chance, entry.does), entry);
const drawFrom = (list, stream) => list[Math.floor(chance.drawFraction(stream) * list.length)];
const drawNumber = () =>
  `13${Math.floor(1 + chance.drawFraction("kind-of-number") * 3)}${String(callCount).padStart(8, "0")}`;

center.log.listen(({ event }) => {
  const { agent } = event;
  if (event.type === "callArrived" || event.type === "callDialed") callCount++;
  else if (event.type === "ringing") scheduleAction(ANSWER_DELAY, { does: "answer", agent, call: event.call });
  else if (event.type === "talking" && event.talkCause === "answered" && event.feature === "inbound") {
    const action = chooseByShare(ACTIONS, "doing");
    if (action !== undefined) scheduleAction(ACTION_DELAY, { does: action, agent, call: event.call });
  } else if (event.type === "talking" && event.talkCause === "dialed") {
    scheduleAction(ACTION_DELAY, { does: "hang-up", agent, call: event.call });
  } else if (event.type === "threeWayBegan") scheduleAction(ACTION_DELAY, { does: "hang-up", agent, call: event.call });
});

function chooseByShare(shares, stream) {
  let point = chance.drawFraction(stream);
  for (const [name, share] of shares) {
    if (point < share) return name;
    point -= share;
  }
  return undefined;
}

function isTalking(agent, call) {
  return legsOf(center, center.agent(agent)).find(({ leg }) => leg.state === "talking")?.call.id === call;
}

const BEGIN_CALL = {
  inbound: () =>
    performMove(core.beginIncomingCall, {
      from: drawNumber(),
      to: { queue: drawFrom(QUEUES, "queue") },
      patience: sample(PATIENCE, chance, "patience"),
      talk: sample(TALK, chance, "talk"),
    }),
  "by-name": () =>
    performMove(core.beginIncomingCall, {
      from: drawNumber(),
      to: { agent: drawFrom(agentIds, "named") },
      patience: sample(PATIENCE, chance, "patience"),
      talk: sample(TALK, chance, "talk"),
    }),
  outbound: () => performMove(core.callOut, { agent: drawFrom(agentIds, "dials"), called: drawNumber() }),
  internal: () =>
    performMove(core.callInside, { agent: drawFrom(agentIds, "dials"), to: { agent: drawFrom(agentIds, "dialed") } }),
  preview: () => {
    const agent = drawFrom(agentIds, "dials");
    const called = drawNumber();
    const control = performMove(core.offerPreview, { agent, numbers: [called] });
    performMove(core.callPreviewedNumber, { agent, called, control });
  },
};

const PERFORM_ACTION = {
  hold: ({ agent }) => {
    performMove(core.holdCall, { agent });
    scheduleAction(ACTION_DELAY, { does: "retrieve", agent });
  },
  consultation: ({ agent }) =>
    performMove(core.beginConsultation, {
      agent,
      to: { queue: drawFrom(QUEUES, "queue") },
      mode: "twoParty",
      hold: true,
    }),
  "three-party-consultation": ({ agent }) =>
    performMove(core.beginConsultation, {
      agent,
      to: { agent: drawFrom(agentIds, "helper") },
      mode: "threeParty",
      hold: true,
    }),
  "hand-on": ({ agent }) =>
    performMove(core.transferCall, { agent, to: { queue: drawFrom(QUEUES, "queue") }, mode: "release" }),
  "hand-over": ({ agent }) =>
    performMove(core.transferCall, { agent, to: { queue: drawFrom(QUEUES, "queue") }, mode: "success" }),
  ivr: ({ agent }) => performMove(core.transferCall, { agent, to: { ivr: IVR }, mode: "release" }),
  suspend: ({ agent }) => performMove(core.transferCall, { agent, to: { ivr: IVR }, mode: "suspend" }),
  number: ({ agent }) => performMove(core.transferCall, { agent, to: { number: drawNumber() }, mode: "success" }),
  "three-party": ({ agent }) =>
    performMove(core.transferCall, { agent, to: { number: drawNumber() }, mode: "threeParty" }),
  conference: ({ agent, call }) => {
    performMove(core.holdCall, { agent });
    performMove(core.callOut, { agent, called: drawNumber() });
    scheduleAction(ACTION_DELAY, { does: "join", agent, call });
  },
  connect: ({ agent, call }) => {
    performMove(core.holdCall, { agent });
    performMove(core.callOut, { agent, called: drawNumber() });
    scheduleAction(ACTION_DELAY, { does: "connect-held", agent, call });
  },
  "hang-up": ({ agent }) => performMove(core.releaseCall, { agent }),
};

center.onEntry(SCRIPT_CHANNEL, (entry) => {
  const { does, agent, call } = entry;
  if (does === "arrive") {
    if (callCount >= callTarget) return;
    BEGIN_CALL[chooseByShare(CALL_KINDS, "arrival") ?? "inbound"]();
    scheduleAction(callGap, entry);
  } else if (does === "answer") performMove(core.answerCall, { agent, call });
  else if (does === "retrieve") performMove(core.retrieveCall, { agent, call: undefined });
  else if (does === "join") performMove(core.joinThreeWay, { agent, call });
  else if (does === "connect-held") performMove(core.connectHeld, { agent, call });
  else if (isTalking(agent, call)) PERFORM_ACTION[does](entry);
});

const details = {
  phone: "40000",
  autoAnswer: false,
  autoEnterIdle: true,
  releasePhone: true,
  agentType: "phone",
  status: "idle",
  ip: "",
  push: undefined,
  webm: false,
  mailm: false,
  phoneLinkage: false,
};
for (const agent of agentIds) {
  performMove(core.signIn, { agent, password: undefined, details, force: false });
  performMove(core.chooseSkills, { agent, queues: "all" });
}

const heapMb = [];
const startedAt = performance.now();
let collectionMs = 0;
scheduleAction(callGap, { does: "arrive" });
for (let hour = 1; hour <= hours; hour += 1) {
  center.runUntil(START + hour * HOUR_MS);
  const before = performance.now();
  heapMb.push(measureHeap() / 1e6);
  collectionMs += performance.now() - before;
}
const seconds = (performance.now() - startedAt - collectionMs) / 1_000;
const totalCounters = Object.fromEntries(COUNTERS.map((name) => [name, 0]));
for (const agent of agentIds) {
  const counters = center.statistics(agent);
  for (const name of COUNTERS) totalCounters[name] += counters[name];
}
const figures = { seconds, callCount, events: center.log.length, heapMb, outcomeCounts, totalCounters };
const parts = takeStoredParts(core, center);
// From here on, only the parts are in memory.
center = undefined;
process.send({ ...figures, memory: measureItems(parts) });
