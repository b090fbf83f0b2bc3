// Waiting for the state of an agent or a call, for an event that a client is told, and for a request that it makes.

import { test } from "tap";
import { stateOf } from "../../../src/core/index.ts";
import { CALL, run } from "./run.ts";

const TO_201 = { call: { to: { agent: 201 } } };

test("a track goes on as soon as an agent is in the state, and at once if it is already", async (t) => {
  const { rows } = await run([
    { waitFor: { agent: 201, state: "idle" } },
    TO_201,
    { waitFor: { agent: 201, state: "talking" } },
    CALL,
    { wait: "60s" },
    { hangUp: { by: "agent", agent: 201 } },
    { waitFor: { agent: 201, state: "idle" } },
    CALL,
  ]);
  t.strictSame(rows("callArrived"), [
    [0, "center", "callArrived"],
    [3, "center", "callArrived"],
    [63, "center", "callArrived"],
  ]);
});

test("an event counts from the moment on at which it is waited for, what the step before led to at once included", async (t) => {
  const ringing = { waitFor: { agent: 201, event: "AgentEvent_Ringing" } };
  const { rows } = await run([
    TO_201,
    ringing,
    CALL,
    {
      parallel: [
        [ringing, CALL],
        [{ wait: "100s" }, { hangUp: { by: "agent", agent: 201 } }, TO_201],
      ],
    },
  ]);
  t.strictSame(
    rows("ringing", "callArrived").map(([seconds, , what]) => [seconds, what]),
    [
      [0, "callArrived"],
      [0, "ringing"],
      [0, "callArrived"],
      [100, "callArrived"],
      [100, "ringing"],
      [100, "callArrived"],
    ],
  );
});

test("several events of one moment are waited for one after the other, each once", async (t) => {
  const { account } = await run(
    [
      { signIn: { agent: 101, autoAnswer: true } },
      { call: { to: { agent: 101 } } },
      ...["AgentEvent_Auto_Answer", "AgentEvent_Talking", "AgentEvent_Talking"].map((event) => ({
        waitFor: { agent: 101, event, timeout: "5s" },
      })),
    ],
    { seconds: 10 },
  );
  t.strictSame(account, [
    [0, "agent 101 gets AgentEvent_Auto_Answer within 5s", "passed"],
    [0, "agent 101 gets AgentEvent_Talking within 5s", "passed"],
    [5, "agent 101 gets AgentEvent_Talking within 5s", "no such event came"],
  ]);
});

test("a request of a client is waited for, of one agent's or of any, also where the clock stands still", async (t) => {
  const { rows, asks, signIn } = await run(
    [
      { waitFor: { operation: "login" } },
      CALL,
      { waitFor: { operation: "queryCallStatisticsInfo", agent: 101 } },
      CALL,
    ],
    { seconds: 10 },
  );
  signIn(101);
  await asks("login", 101);
  t.equal(rows("callArrived").length, 1);
  await asks("queryCallStatisticsInfo", 102);
  await asks("queryCallInfo", 101);
  t.equal(rows("callArrived").length, 1, "of another agent, and another one");
  await asks("queryCallStatisticsInfo", 101);
  t.equal(rows("callArrived").length, 2);
});

test("what the steps have an agent do counts as a request, but not where its client is there", async (t) => {
  const steps = [
    { waitFor: { operation: "getHold", timeout: "20s" } },
    { waitFor: { operation: "answer", agent: 202, timeout: "20s" } },
  ];
  const acts = [
    TO_201,
    { wait: "4s" },
    { hold: { agent: 201 } },
    { wait: "4s" },
    { retrieve: { agent: 201 } },
    { call: { to: { agent: 202 } } },
    { answer: { agent: 202 } },
  ];
  const { account } = await run([{ parallel: [steps, acts] }]);
  t.strictSame(account, [
    [8, "a client requests getHold within 20s", "passed"],
    [8, "agent 202 requests answer within 20s", "passed"],
  ]);

  const withClient = await run(
    [{ wait: "1s" }, { busy: { agent: 101 } }, { waitFor: { operation: "sayBusy", timeout: "5s" } }],
    { seconds: 0 },
  );
  withClient.signIn(101);
  withClient.advance(10);
  t.equal(stateOf(withClient.center, 101).name, "busy");
  t.strictSame(withClient.account, [[6, "a client requests sayBusy within 5s", "no such request came"]]);
});

test("an agent who is not named hangs up as a client would, too", async (t) => {
  const { account } = await run([
    { call: { as: "c", to: { agent: 201 } } },
    { wait: "5s" },
    { hangUp: { by: "agent" } },
    { call: { as: "d", to: { agent: 202 } } },
    { hangUp: { by: "agent", call: "d" } },
    { call: { to: { agent: 201 } } },
    { hangUp: { by: "customer" } },
    { expect: { operation: "release", agent: 201, times: 1 } },
    { expect: { operation: "dropCall", agent: 202, times: 1 } },
    { expect: { operation: "release", times: 1 } },
  ]);
  t.strictSame(
    account.map(([, , outcome]) => outcome),
    ["passed", "passed", "passed"],
  );
});

test("colleagues on autopilot are no clients: what they do by themselves is no request", async (t) => {
  const { account } = await run([TO_201, { waitFor: { operation: "answer", timeout: "5s" } }]);
  t.strictSame(account, [[5, "a client requests answer within 5s", "no such request came"]]);
});

test("a call is waited for in each of its states", async (t) => {
  const waitFor = (state: string) => ({ waitFor: { call: "c", state, timeout: "5m" } });
  const { account } = await run([
    {
      parallel: [
        ["waiting", "ringing", "talking", "held", "talking", "over"].map(waitFor),
        [
          { busy: { agent: 201 } },
          { wait: "5s" },
          { call: { as: "c", to: { agent: 201 } } },
          { wait: "5s" },
          { free: { agent: 201 } },
          { wait: "10s" },
          { hold: { agent: 201 } },
          { wait: "5s" },
          { retrieve: { agent: 201 } },
          { wait: "5s" },
          { hangUp: { by: "customer", call: "c" } },
        ],
      ],
    },
  ]);
  t.strictSame(account, [
    [5, 'call "c" is waiting within 5m', "passed"],
    [10, 'call "c" is ringing within 5m', "passed"],
    [13, 'call "c" is talking within 5m', "passed"],
    [20, 'call "c" is held within 5m', "passed"],
    [25, 'call "c" is talking within 5m', "passed"],
    [30, 'call "c" is over within 5m', "passed"],
  ]);
});

test("a wait that is given up is an expectation that did not hold, and the steps go on", async (t) => {
  const { account, told, rows } = await run([
    { call: { as: "c", to: { queue: 26 }, patience: "12s" } },
    { waitFor: { agent: 101, state: "idle", timeout: "10s" } },
    { waitFor: { call: "c", state: "talking", timeout: "1s" } },
    { waitFor: { call: "c", state: "talking", timeout: "10s" } },
    CALL,
  ]);
  t.strictSame(account, [
    [10, "agent 101 is idle within 10s", "it is signed out"],
    [11, 'call "c" is talking within 1s', "it is waiting"],
    [21, 'call "c" is talking within 10s', "it is over"],
  ]);
  t.strictSame(told[0], "story: expected that agent 101 is idle within 10s, but it is signed out");
  t.strictSame(rows("callArrived").at(-1), [21, "center", "callArrived"]);
});

test("what comes at the last moment has come within the time", async (t) => {
  const { account } = await run([TO_201, { waitFor: { agent: 201, state: "talking", timeout: "3s" } }]);
  t.strictSame(account, [[3, "agent 201 is talking within 3s", "passed"]]);
});

test("a wait without an end is no expectation, and what is waited for can be asked", async (t) => {
  const { account, world, signIn } = await run([{ waitFor: { agent: 101, state: "idle" } }]);
  const unmet = { line: 0, step: "waitFor", expected: "agent 101 is idle", passed: false, actual: "it is signed out" };
  t.strictSame(world.unmet, [{ at: world.center.now, ...unmet }]);
  signIn(101);
  t.strictSame([world.unmet, world.player.isOver, account], [[], true, []]);
});

test("nobody looks at what nobody waits for", async (t) => {
  const ran = async (waited: readonly object[]) => {
    const { advance } = await run(waited, { seconds: 0 });
    return advance(3_600);
  };
  const traffic = { traffic: { queue: 25, callsPerHour: 60, talk: "30s", patience: "60s" } };
  const unwatched = await ran([traffic]);
  t.equal(await ran([traffic, { waitFor: { agent: 101, state: "idle" } }]), unwatched);
  t.ok((await ran([traffic, { waitFor: { agent: 201, state: "rest" } }])) > unwatched);
});
