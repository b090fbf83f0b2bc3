// A child process that plays a shift in the core alone, in virtual time, and reports its time and memory to the parent.
import { pathToFileURL } from "node:url";

const [face, agents, hours, callsPerHour, seed] = [process.argv[2], ...process.argv.slice(3).map(Number)];
const core = await import(pathToFileURL(face).href);
const { Center, Chance, COUNTERS, defaultCenterSettings, fixed, legsOf, sample } = core;

const HOUR = 3_600_000;
const START = 1_767_603_600_000;
const FIRST_AGENT = 1_001;
const QUEUES = Array.from({ length: 20 }, (_, at) => at + 1);
const IVR = 1;

const TALK = { kind: "percentiles", p50: 110_000, p95: 330_000 };
const PATIENCE = { kind: "exponential", mean: 120_000 };
const ANSWER = { kind: "percentiles", p50: 4_000, p95: 9_000 };
const SHORT = { kind: "percentiles", p50: 20_000, p95: 60_000 };

/** Kinds of calls that arrive, with their share of all. Calls that result from others are not included. */
const ARRIVALS = [
  ["inbound", 0.7],
  ["outbound", 0.15],
  ["internal", 0.07],
  ["by-name", 0.05],
  ["preview", 0.03],
];

/** The actions of an agent during a call with a customer, each with its share of these calls. In the other calls it only talks. */
const DOINGS = [
  ["hold", 0.15],
  ["help", 0.04],
  ["three-party-help", 0.02],
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
const center = new Center({
  plan: {
    vdn: { id: 1, name: "shift" },
    queues: QUEUES.map((id) => ({ id, name: `queue ${id}`, records: id % 4 === 0 })),
    ivrs: [{ id: IVR, name: "menu", time: 20_000 }],
    habits: [
      { number: "131*", ring: fixed(5_000), does: "answer", talk: fixed(90_000) },
      { number: "132*", ring: fixed(0), does: "busy", talk: undefined },
      { number: "133*", ring: fixed(0), does: "noAnswer", talk: undefined },
    ],
    agents: agentIds.map((id) => ({ id, name: `${id}`, password: "", queues: [1 + (id % 20), 1 + ((id * 7) % 20)] })),
  },
  settings: { ...defaultCenterSettings, noAnswerAction: "idle", supervision: false },
  start: START,
  chance,
});

/** The number of completed and refused moves, by name. */
const done = {};
const wanted = agents * hours * callsPerHour;
const between = { kind: "exponential", mean: (hours * HOUR) / (wanted * 1.02) };
let begun = 0;

const act = (move, input) => {
  const outcome = center.perform(move, input);
  const refused = typeof outcome === "object" && "reason" in outcome;
  const name = refused ? `${move.name} refused` : move.name;
  done[name] = (done[name] ?? 0) + 1;
  return outcome;
};
const SCRIPT = { name: "script" };
const after = (length, what) => center.book(SCRIPT, center.now + sample(length, chance, what.does), what);
const random = (list, stream) => list[Math.floor(chance.fraction(stream) * list.length)];
const phone = () => `13${Math.floor(1 + chance.fraction("kind-of-number") * 3)}${String(begun).padStart(8, "0")}`;

center.log.listen(({ event }) => {
  const { agent } = event;
  if (event.type === "callArrived" || event.type === "callDialed") begun++;
  else if (event.type === "ringing") after(ANSWER, { does: "answer", agent, call: event.call });
  else if (event.type === "talking" && event.cause === "answered" && event.feature === "inbound") {
    const doing = choose(DOINGS, "doing");
    if (doing !== undefined) after(SHORT, { does: doing, agent, call: event.call });
  } else if (event.type === "talking" && event.cause === "dialed") {
    after(SHORT, { does: "hang-up", agent, call: event.call });
  } else if (event.type === "conferenceBegan") after(SHORT, { does: "hang-up", agent, call: event.call });
});

function choose(shares, stream) {
  let point = chance.fraction(stream);
  for (const [name, share] of shares) {
    if (point < share) return name;
    point -= share;
  }
  return undefined;
}

function talks(agent, call) {
  return legsOf(center, center.agent(agent)).find(({ leg }) => leg.state === "talking")?.call.id === call;
}

const ARRIVE = {
  inbound: () =>
    act(core.incomingCall, {
      from: phone(),
      to: { queue: random(QUEUES, "queue") },
      patience: sample(PATIENCE, chance, "patience"),
      talk: sample(TALK, chance, "talk"),
    }),
  "by-name": () =>
    act(core.incomingCall, {
      from: phone(),
      to: { agent: random(agentIds, "named") },
      patience: sample(PATIENCE, chance, "patience"),
      talk: sample(TALK, chance, "talk"),
    }),
  outbound: () => act(core.callOut, { agent: random(agentIds, "dials"), called: phone() }),
  internal: () => act(core.callInside, { agent: random(agentIds, "dials"), to: { agent: random(agentIds, "dialed") } }),
  preview: () => {
    const agent = random(agentIds, "dials");
    const called = phone();
    const control = act(core.offerPreview, { agent, numbers: [called] });
    act(core.callPreviewed, { agent, called, control });
  },
};

const DO = {
  hold: ({ agent }) => {
    act(core.hold, { agent });
    after(SHORT, { does: "retrieve", agent });
  },
  help: ({ agent }) =>
    act(core.requestHelp, { agent, to: { queue: random(QUEUES, "queue") }, mode: "twoParty", hold: true }),
  "three-party-help": ({ agent }) =>
    act(core.requestHelp, { agent, to: { agent: random(agentIds, "helper") }, mode: "threeParty", hold: true }),
  "hand-on": ({ agent }) => act(core.transfer, { agent, to: { queue: random(QUEUES, "queue") }, mode: "release" }),
  "hand-over": ({ agent }) => act(core.transfer, { agent, to: { queue: random(QUEUES, "queue") }, mode: "success" }),
  ivr: ({ agent }) => act(core.transfer, { agent, to: { ivr: IVR }, mode: "release" }),
  suspend: ({ agent }) => act(core.transfer, { agent, to: { ivr: IVR }, mode: "suspend" }),
  number: ({ agent }) => act(core.transfer, { agent, to: { number: phone() }, mode: "success" }),
  "three-party": ({ agent }) => act(core.transfer, { agent, to: { number: phone() }, mode: "threeParty" }),
  conference: ({ agent, call }) => {
    act(core.hold, { agent });
    act(core.callOut, { agent, called: phone() });
    after(SHORT, { does: "join", agent, call });
  },
  connect: ({ agent, call }) => {
    act(core.hold, { agent });
    act(core.callOut, { agent, called: phone() });
    after(SHORT, { does: "connect-held", agent, call });
  },
  "hang-up": ({ agent }) => act(core.release, { agent }),
};

center.onEntry(SCRIPT, (what) => {
  const { does, agent, call } = what;
  if (does === "arrive") {
    if (begun >= wanted) return;
    ARRIVE[choose(ARRIVALS, "arrival") ?? "inbound"]();
    after(between, what);
  } else if (does === "answer") act(core.answer, { agent, call });
  else if (does === "retrieve") act(core.retrieve, { agent, call: undefined });
  else if (does === "join") act(core.joinConference, { agent, call });
  else if (does === "connect-held") act(core.connectHeld, { agent, call });
  else if (talks(agent, call)) DO[does](what);
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
  act(core.signIn, { agent, password: undefined, details, force: false });
  act(core.chooseSkills, { agent, queues: "all" });
}

const heap = () => {
  globalThis.gc();
  return process.memoryUsage().heapUsed / 1e6;
};
const kept = [];
const startedAt = performance.now();
let collecting = 0;
after(between, { does: "arrive" });
for (let hour = 1; hour <= hours; hour += 1) {
  center.runUntil(START + hour * HOUR);
  const before = performance.now();
  kept.push(heap());
  collecting += performance.now() - before;
}
const seconds = (performance.now() - startedAt - collecting) / 1_000;
const total = Object.fromEntries(COUNTERS.map((name) => [name, 0]));
for (const agent of agentIds) {
  const counters = center.statistics(agent);
  for (const name of COUNTERS) total[name] += counters[name];
}
process.send({ seconds, begun, events: center.log.length, kept, done, total });
