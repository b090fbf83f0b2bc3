// Tests of waiting for the state of an agent or a call, for an event, and for a request of a client.

import { test } from "tap";
import { stateOf } from "../../../src/core/index.ts";
import { MARKER_CALL, playScenario } from "./play-scenario.ts";

const CALL_TO_201 = { call: { to: { agent: 201 } } };

test("a track continues when an agent enters the state, or immediately if it is in it", async (t) => {
  const { rowsOf } = await playScenario([
    { waitFor: { agent: 201, state: "idle" } },
    CALL_TO_201,
    { waitFor: { agent: 201, state: "talking" } },
    MARKER_CALL,
    { wait: "60s" },
    { hangUp: { by: "agent", agent: 201 } },
    { waitFor: { agent: 201, state: "idle" } },
    MARKER_CALL,
  ]);
  t.strictSame(rowsOf("callArrived"), [
    [0, "center", "callArrived"],
    [3, "center", "callArrived"],
    [63, "center", "callArrived"],
  ]);
});

test("an event counts from the start of the wait, including immediate results of the previous step", async (t) => {
  const ringing = { waitFor: { agent: 201, event: "AgentEvent_Ringing" } };
  const { rowsOf } = await playScenario([
    CALL_TO_201,
    ringing,
    MARKER_CALL,
    {
      parallel: [
        [ringing, MARKER_CALL],
        [{ wait: "100s" }, { hangUp: { by: "agent", agent: 201 } }, CALL_TO_201],
      ],
    },
  ]);
  t.strictSame(
    rowsOf("ringing", "callArrived").map(([seconds, , what]) => [seconds, what]),
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

test("several waits in a row each match one of several events at the same instant", async (t) => {
  const { outcomes } = await playScenario(
    [
      { signIn: { agent: 101, autoAnswer: true } },
      { call: { to: { agent: 101 } } },
      ...["AgentEvent_Auto_Answer", "AgentEvent_Talking", "AgentEvent_Talking"].map((event) => ({
        waitFor: { agent: 101, event, timeout: "5s" },
      })),
    ],
    { seconds: 10 },
  );
  t.strictSame(outcomes, [
    [0, "agent 101 gets AgentEvent_Auto_Answer within 5s", "passed"],
    [0, "agent 101 gets AgentEvent_Talking within 5s", "passed"],
    [5, "agent 101 gets AgentEvent_Talking within 5s", "no such event came"],
  ]);
});

test("a step can wait for a request of one or any client, even with a manual clock", async (t) => {
  const { rowsOf, request, signIn } = await playScenario(
    [
      { waitFor: { operation: "login" } },
      MARKER_CALL,
      { waitFor: { operation: "queryCallStatisticsInfo", agent: 101 } },
      MARKER_CALL,
    ],
    { seconds: 10 },
  );
  signIn(101);
  await request("login", 101);
  t.equal(rowsOf("callArrived").length, 1);
  await request("queryCallStatisticsInfo", 102);
  await request("queryCallInfo", 101);
  t.equal(rowsOf("callArrived").length, 1, "a request of another agent and another operation do not match");
  await request("queryCallStatisticsInfo", 101);
  t.equal(rowsOf("callArrived").length, 2);
});

test("a step's action counts as a request unless the agent's client is signed in", async (t) => {
  const waits = [
    { waitFor: { operation: "getHold", timeout: "20s" } },
    { waitFor: { operation: "answer", agent: 202, timeout: "20s" } },
  ];
  const acts = [
    CALL_TO_201,
    { wait: "4s" },
    { hold: { agent: 201 } },
    { wait: "4s" },
    { retrieve: { agent: 201 } },
    { call: { to: { agent: 202 } } },
    { answer: { agent: 202 } },
  ];
  const { outcomes } = await playScenario([{ parallel: [waits, acts] }]);
  t.strictSame(outcomes, [
    [8, "a client requests getHold within 20s", "passed"],
    [8, "agent 202 requests answer within 20s", "passed"],
  ]);

  const withClient = await playScenario(
    [{ wait: "1s" }, { busy: { agent: 101 } }, { waitFor: { operation: "sayBusy", timeout: "5s" } }],
    { seconds: 0 },
  );
  withClient.signIn(101);
  withClient.advance(10);
  t.equal(stateOf(withClient.center, 101).name, "busy");
  t.strictSame(withClient.outcomes, [[6, "a client requests sayBusy within 5s", "no such request came"]]);
});

test("hanging up counts as a request even if the step names no agent", async (t) => {
  const { outcomes } = await playScenario([
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
    outcomes.map(([, , outcome]) => outcome),
    ["passed", "passed", "passed"],
  );
});

test("actions of agents on autopilot do not count as requests", async (t) => {
  const { outcomes } = await playScenario([CALL_TO_201, { waitFor: { operation: "answer", timeout: "5s" } }]);
  t.strictSame(outcomes, [[5, "a client requests answer within 5s", "no such request came"]]);
});

test("a step can wait for each state of a call", async (t) => {
  const waitFor = (state: string) => ({ waitFor: { call: "c", state, timeout: "5m" } });
  const { outcomes } = await playScenario([
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
  t.strictSame(outcomes, [
    [5, 'call "c" is waiting within 5m', "passed"],
    [10, 'call "c" is ringing within 5m', "passed"],
    [13, 'call "c" is talking within 5m', "passed"],
    [20, 'call "c" is held within 5m', "passed"],
    [25, 'call "c" is talking within 5m', "passed"],
    [30, 'call "c" is over within 5m', "passed"],
  ]);
});

test("a wait that times out is a failed expectation, and the steps continue", async (t) => {
  const { outcomes, reports, rowsOf } = await playScenario([
    { call: { as: "c", to: { queue: 26 }, patience: "12s" } },
    { waitFor: { agent: 101, state: "idle", timeout: "10s" } },
    { waitFor: { call: "c", state: "talking", timeout: "1s" } },
    { waitFor: { call: "c", state: "talking", timeout: "10s" } },
    MARKER_CALL,
  ]);
  t.strictSame(outcomes, [
    [10, "agent 101 is idle within 10s", "it is signed out"],
    [11, 'call "c" is talking within 1s', "it is waiting"],
    [21, 'call "c" is talking within 10s', "it is over"],
  ]);
  t.equal(reports[0], "story: expected that agent 101 is idle within 10s, but it is signed out");
  t.strictSame(rowsOf("callArrived").at(-1), [21, "center", "callArrived"]);
});

test("a state that begins at the instant of the timeout is in time", async (t) => {
  const { outcomes } = await playScenario([CALL_TO_201, { waitFor: { agent: 201, state: "talking", timeout: "3s" } }]);
  t.strictSame(outcomes, [[3, "agent 201 is talking within 3s", "passed"]]);
});

test("a wait without a timeout is not an expectation, and is listed as unmet", async (t) => {
  const { outcomes, world, signIn } = await playScenario([{ waitFor: { agent: 101, state: "idle" } }]);
  const unmet = { line: 0, step: "waitFor", expected: "agent 101 is idle", passed: false, actual: "it is signed out" };
  t.strictSame(world.unmet, [{ at: world.center.now, ...unmet }]);
  signIn(101);
  t.strictSame([world.unmet, world.player.isOver, outcomes], [[], true, []]);
});

test("a condition is checked only when its agent changes", async (t) => {
  const countEntries = async (steps: readonly object[]) => {
    const { advance } = await playScenario(steps, { seconds: 0 });
    return advance(3_600);
  };
  const traffic = { traffic: { queue: 25, callsPerHour: 60, talk: "30s", patience: "60s" } };
  const unwatched = await countEntries([traffic]);
  t.equal(await countEntries([traffic, { waitFor: { agent: 101, state: "idle" } }]), unwatched);
  t.ok((await countEntries([traffic, { waitFor: { agent: 201, state: "rest" } }])) > unwatched);
});
