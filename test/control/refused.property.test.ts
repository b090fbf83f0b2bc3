// Property: a request that the control API refuses leaves the world's snapshot unchanged, byte for byte.

import fc from "fast-check";
import { test } from "tap";
import { signIn } from "../../src/core/index.ts";
import type { PortOpener } from "../../src/world/faults/fault-port.ts";
import { countCases } from "../support/cases.ts";
import { usualDetails } from "../support/center.ts";
import { ADA, ADVANCE, CALLS, WORLD } from "./agent-paths.ts";
import { openControlApi } from "./control-api.ts";
import { isRefusedWithoutChange, type Request } from "./refused-request.ts";
import { verbRequest } from "./verb-requests.ts";

const SCENARIO = {
  settings: { passwordTries: 2 },
  center: {
    phoneRange: { from: "40000", to: "40999" },
    queues: [
      { id: 25, name: "Support", maxWaiting: 2 },
      { id: 26, name: "Sales" },
      { id: 30, name: "Chats", media: "chat", maxWaiting: 2 },
    ],
    agents: [
      { id: 101, name: "Ada", queues: [25] },
      { id: 102, name: "Ben", phone: "99999", queues: [25, 26, 30] },
      { id: 201, name: "Cem", queues: [26, 30], autopilot: true, inspector: true },
    ],
  },
  steps: [{ traffic: { queue: 26, callsPerHour: 60, talk: "1m" } }, { wait: "20m" }],
};

/** Two nested loops in which no time passes. */
const ENDLESS = JSON.stringify({
  steps: [{ repeat: { times: 100_000, steps: [{ repeat: { times: 100_000, steps: [{ wait: "0s" }] } }] } }],
});

/** A port opener that always fails. */
const failToOpenPort: PortOpener = () => ({ opened: Promise.reject(new Error("the port is in use")), close: () => {} });

const agent = fc.constantFrom("101", "102", "201", "999", "x");
const state = fc.constantFrom("idle", "busy", "rest", "wrapUp", "asleep");
const choice = fc.constantFrom(true, false, "yes");
/** Returns an arbitrary that is undefined half of the time. */
const makeOptional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

const agentPatch = fc.record(
  {
    signedIn: choice,
    state,
    locked: fc.constantFrom(false, true),
    by: fc.constantFrom("agent", "inspector"),
    autoAnswer: choice,
    autoEnterIdle: choice,
    statistics: fc.constantFrom(
      { set: { talktime: 5 } },
      { set: { talktime: -5 } },
      { clear: true },
      { clear: ["nothing"] },
    ),
  },
  { requiredKeys: [] },
);

const settings = fc.record(
  {
    ringTime: fc.constantFrom("20s", "0s", 5),
    guidInterval: fc.constantFrom("30s", "10m"),
    statisticsSince: fc.constantFrom("midnight", "signIn", "noon"),
    nodeName: fc.constantFrom("A", "a b"),
  },
  { requiredKeys: [] },
);

const call = fc.record(
  {
    to: fc.constantFrom({ queue: 25 }, { queue: 99 }, { agent: 101 }, { agent: 999 }, {}),
    from: fc.constantFrom("13800000001", ""),
    patience: fc.constantFrom("10s", "0s"),
  },
  { requiredKeys: ["to"] },
);

const chat = fc.record(
  {
    to: fc.constantFrom({ queue: 30 }, { queue: 30 }, { queue: 25 }, { agent: 201 }, { agent: 999 }, {}),
    text: fc.constantFrom("Hello", "", "x".repeat(7_000)),
    media: fc.constantFrom("chat", "webChat", "letter"),
  },
  { requiredKeys: ["to"] },
);

const fault = fc.record(
  {
    agents: fc.constantFrom([101], [999], "101"),
    for: fc.constantFrom("1m", "never"),
    effect: fc.constantFrom({ retcode: "100-007" }, { certificate: "expired" }, { retcode: 7 }, {}),
  },
  { requiredKeys: ["effect"] },
);

const scenario = fc.constantFrom(
  ENDLESS,
  "no such scenario",
  JSON.stringify({ ...SCENARIO, name: "next" }),
  JSON.stringify({
    ...SCENARIO,
    center: {
      ...SCENARIO.center,
      agents: [
        { id: 101, password: "********" },
        { id: 555, password: "********" },
      ],
    },
  }),
  JSON.stringify({ steps: [{ wait: "x" }] }),
);

const world = fc.constantFrom({ settings: {} }, { clock: "1e308x" }, {});

const request: fc.Arbitrary<Request> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(agent, agentPatch).map(([id, body]): Request => ["PATCH", `/agents/${id}`, body]) },
  { weight: 2, arbitrary: call.map((body): Request => ["POST", "/calls", body]) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.nat(4),
        fc.constantFrom("hang-up", "answer", "busy", "no-such-verb"),
        makeOptional(fc.constantFrom("13800000001", "1")),
      )
      .map(
        ([n, verb, number]): Request => [
          "POST",
          `/calls/1767603600-${n}/${verb}`,
          number === undefined ? undefined : { number },
        ],
      ),
  },
  { weight: 6, arbitrary: verbRequest },
  { weight: 2, arbitrary: chat.map((body): Request => ["POST", "/chats", body]) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat(4), fc.constantFrom("Hi", "", "x".repeat(7_000), undefined))
      .map(
        ([n, text]): Request =>
          text === undefined ? ["DELETE", `/chats/1767603600-${n}`] : ["POST", `/chats/1767603600-${n}/say`, { text }],
      ),
  },
  { weight: 2, arbitrary: settings.map((body): Request => ["PATCH", "/settings", body]) },
  { weight: 2, arbitrary: fault.map((body): Request => ["POST", "/faults", body]) },
  fc.constantFrom<Request>(["DELETE", "/faults/1"], ["DELETE", "/faults/77"], ["DELETE", "/faults/x"]),
  fc
    .tuple(agent, fc.constantFrom<unknown>({ numbers: ["139"] }, { numbers: [] }))
    .map(([id, body]): Request => ["POST", `/agents/${id}/previews`, body]),
  fc.tuple(agent, fc.nat(2)).map(([id, n]): Request => ["DELETE", `/agents/${id}/previews/${n}`]),
  fc.constantFrom<unknown>({ mode: "manual" }, { mode: "fast" }, {}).map((body): Request => ["PUT", "/clock", body]),
  {
    weight: 2,
    arbitrary: fc
      .constantFrom<unknown>({ by: "45s" }, { by: "40d" }, { to: "next" }, { to: "end" })
      .map((body): Request => ["POST", "/clock/advance", body]),
  },
  world.map((changed): Request => ["PUT", "/snapshot", changed]),
  fc.constantFrom<Request>(["POST", "/verify", { operation: "login" }], ["POST", "/verify", { operation: "lgin" }]),
  fc
    .constantFrom<unknown>(
      { agent: 101, state: "talking", within: "0s" },
      { operation: "login", agent: 102, within: "0s" },
    )
    .map((body): Request => ["POST", "/wait-for", body]),
);

test("any refused request leaves the snapshot unchanged", async (t) => {
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 10, maxLength: 30 }), async (requests) => {
      const api = await openControlApi({ scenario: SCENARIO, portOpener: failToOpenPort });
      for (const request of requests) if (await isRefusedWithoutChange(api, request)) refused++;
      api.worlds.close();
    }),
    { numRuns: countCases(20), seed: 13 },
  );
  t.ok(refused > countCases(100), `${refused} were refused`);
});

test("a refused scenario leaves the snapshot unchanged, and a valid one afterwards is played", async (t) => {
  const api = await openControlApi({ scenario: {} });
  for (const text of [ENDLESS, "no such scenario"])
    t.ok(await isRefusedWithoutChange(api, ["PUT", "/scenario", text]), text.slice(0, 30));
  await fc.assert(
    fc.asyncProperty(scenario, async (text) => {
      if (text !== ENDLESS) await isRefusedWithoutChange(api, ["PUT", "/scenario", text]);
    }),
    { numRuns: countCases(10), seed: 13 },
  );
  const valid = JSON.stringify({ steps: [{ call: { from: "13800000009", to: { agent: 101 } } }] });
  t.equal((await api.send("PUT", `${WORLD}/scenario`, valid)).status, 200);
  await api.send("POST", ADVANCE, { by: "30m" });
  const { calls } = (await api.send("GET", CALLS)).body;
  t.ok(calls.some(({ from }: { from: string }) => from === "13800000009"));
});

test("a request that unlocks an agent and asks for a refused state keeps the agent locked", async (t) => {
  const api = await openControlApi({ scenario: SCENARIO });
  const wrong = { agent: 101, password: "wrong", details: usualDetails, force: false };
  for (let i = 0; i < 5; i++) api.center.perform(signIn, wrong);
  t.ok(await isRefusedWithoutChange(api, ["PATCH", "/agents/101", { locked: false, state: "busy" }]));
  t.equal((await api.send("GET", ADA)).body.locked, true);
});

test("a fault whose port cannot be opened uses neither an id nor a timer", async (t) => {
  const api = await openControlApi({ scenario: SCENARIO, portOpener: failToOpenPort });
  t.ok(await isRefusedWithoutChange(api, ["POST", "/faults", { for: "1m", effect: { certificate: "expired" } }]));
  t.equal((await api.send("POST", `${WORLD}/faults`, { effect: { retcode: "100-007" } })).body.id, 1);
});

test("a change after which the clock cannot advance is made and answered, and the clock becomes manual", async (t) => {
  const loop = [{ waitFor: { agent: 101, state: "idle" } }, ...JSON.parse(ENDLESS).steps];
  const api = await openControlApi({ scenario: { ...SCENARIO, steps: loop } });
  const { status, body } = await api.send("PATCH", ADA, { signedIn: true });
  t.strictSame([status, body.state], [200, "idle"]);
  t.equal((await api.send("GET", `${WORLD}/clock`)).body.mode, "manual");
});
