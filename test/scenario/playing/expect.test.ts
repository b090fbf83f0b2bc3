// Tests of expectations: states, counters, events, requests and figures of queues, with their outcomes as sentences.
import { test } from "tap";
import { playScenario } from "./play-scenario.ts";

/** Agent 201 answers a call after 3 s and talks for 10 s. In queue 26 a customer abandons after 5 s, and another waits. */
const CALLS = [
  { call: { to: { agent: 201 }, talk: "10s" } },
  { call: { to: { queue: 26 }, patience: "5s" } },
  { call: { to: { queue: 26 } } },
  { wait: "1m" },
];

test("an expectation can check the state of an agent", async (t) => {
  const { outcomes } = await playScenario([
    { call: { to: { agent: 201 } } },
    { expect: { agent: 201, state: "ringing" } },
    { expect: { agent: 201, state: "wrapUp" } },
    { wait: "3s" },
    { expect: { agent: 201, state: "talking" } },
  ]);
  t.strictSame(outcomes, [
    [0, "agent 201 is ringing", "passed"],
    [0, "agent 201 is in wrap-up", "it is ringing"],
    [3, "agent 201 is talking", "passed"],
  ]);
});

test("an expectation can check counters of an agent, as values or ranges", async (t) => {
  const { outcomes } = await playScenario([
    ...CALLS,
    { expect: { agent: 201, statistics: { answernums: 1, talktime: { min: 10, max: 12 } } } },
    { expect: { agent: 201, statistics: { answernums: { max: 0 }, talktime: { min: 11 }, busynums: 0 } } },
  ]);
  t.strictSame(outcomes, [
    [60, "agent 201 has talktime 10 to 12 and answernums 1", "passed"],
    [
      60,
      "agent 201 has talktime at least 11, answernums at most 0 and busynums 0",
      "it has talktime 10 and answernums 1",
    ],
  ]);
});

test("an expectation can check counts of events, including those of agents that the simulator plays", async (t) => {
  const { outcomes } = await playScenario([
    ...CALLS,
    { expect: { agent: 201, events: { AgentEvent_Talking: 1, AgentEvent_Hold: 0, AgentState_Ready: { min: 2 } } } },
    { expect: { agent: 201, events: { AgentEvent_Talking: 2 } } },
    { expect: { agent: 102, events: { AgentEvent_Talking: { min: 1 } } } },
    { expect: { agent: 102, events: { AgentEvent_Talking: { min: 0, max: 1 } } } },
  ]);
  t.strictSame(outcomes, [
    [
      60,
      "agent 201 got AgentEvent_Talking once, AgentEvent_Hold 0 times and AgentState_Ready at least 2 times",
      "passed",
    ],
    [60, "agent 201 got AgentEvent_Talking 2 times", "it got AgentEvent_Talking once"],
    [60, "agent 102 got AgentEvent_Talking at least once", "it got AgentEvent_Talking 0 times"],
    [60, "agent 102 got AgentEvent_Talking 0 to 1 times", "passed"],
  ]);
});

test("several values of one agent are one expectation, whose outcome names those that differ", async (t) => {
  const expect = { agent: 201, state: "busy", statistics: { answernums: 1 }, events: { AgentEvent_Ringing: 3 } };
  const { outcomes, reports } = await playScenario([...CALLS, { expect }]);
  const expected = "agent 201 is busy, has answernums 1 and got AgentEvent_Ringing 3 times";
  const actual = "it is idle and got AgentEvent_Ringing once";
  t.strictSame(outcomes, [[60, expected, actual]]);
  t.strictSame(reports, [`story: expected that ${expected}, but ${actual}`]);
});

test("an expectation can check the state, the agent and the messages of a chat", async (t) => {
  const { outcomes } = await playScenario([
    {
      parallel: [
        [{ expect: { chat: "mia", state: "waiting", agent: 201, messages: 0 } }],
        [{ wait: "1s" }, { chat: { as: "mia", to: { agent: 202 } } }, { endChat: { by: "customer" } }],
      ],
    },
    { chat: { as: "mia", to: { agent: 201 }, text: "Hello" } },
    { expect: { chat: "mia", state: "ringing", messages: 1 } },
    { expect: { chat: "mia", agent: 201 } },
    { wait: "5s" },
    { say: { by: "customer", text: "Are you there?" } },
    { expect: { chat: "mia", state: "talking", agent: 201, messages: { min: 2 } } },
    { expect: { chat: "mia", state: "over", agent: 202, messages: { max: 1 } } },
    { endChat: { by: "customer" } },
    { expect: { chat: "mia", state: "over", agent: 201, messages: 2 } },
  ]);
  t.strictSame(outcomes, [
    [0, 'chat "mia" is waiting, is with agent 201 and has 0 messages', "it is not started yet and is with no agent"],
    [1, 'chat "mia" is ringing and has 1 message', "passed"],
    [1, 'chat "mia" is with agent 201', "it is with no agent"],
    [6, 'chat "mia" is talking, is with agent 201 and has at least 2 messages', "passed"],
    [
      6,
      'chat "mia" is over, is with agent 202 and has at most 1 message',
      "it is talking, is with agent 201 and has 2 messages",
    ],
    [6, 'chat "mia" is over, is with agent 201 and has 2 messages', "passed"],
  ]);
});

test("a chat is over even if the center no longer stores it", async (t) => {
  const { outcomes } = await playScenario([
    { chat: { as: "mia", to: { agent: 201 } } },
    { endChat: { by: "customer" } },
    { repeat: { times: 2_000, steps: [{ chat: { to: { agent: 201 } } }, { endChat: { by: "customer" } }] } },
    { expect: { chat: "mia", state: "over" } },
  ]);
  t.strictSame(outcomes, [[0, 'chat "mia" is over', "passed"]]);
});

test("an expectation can check counts of requests", async (t) => {
  const { outcomes, request, advance } = await playScenario(
    [
      { wait: "1m" },
      { expect: { operation: "login" } },
      { expect: { operation: "login", agent: 101, times: { min: 1, max: 2 } } },
      { expect: { operation: "login", agent: 102, times: 0 } },
      { expect: { operation: "login", times: 2 } },
    ],
    { seconds: 0 },
  );
  for (const agent of [101, 101, 102]) await request("login", agent);
  await request("logout", 101);
  advance(60);
  t.strictSame(outcomes, [
    [60, "all clients together requested login at least once", "passed"],
    [60, "agent 101 requested login 1 to 2 times", "passed"],
    [60, "agent 102 requested login 0 times", "it requested login once"],
    [60, "all clients together requested login 2 times", "they requested login 3 times"],
  ]);
});

test("a request without an agent counts for any client", async (t) => {
  const { outcomes, request, advance } = await playScenario(
    [{ wait: "1s" }, { expect: { operation: "loginByAccount", times: 1 } }],
    {
      seconds: 0,
    },
  );
  await request("loginByAccount", undefined);
  advance(1);
  t.strictSame(outcomes, [[1, "all clients together requested loginByAccount once", "passed"]]);
});

test("an expectation can check figures of a queue", async (t) => {
  const { outcomes } = await playScenario([
    ...CALLS,
    { expect: { queue: 26, waiting: 1, arrived: 2, answered: 0, abandoned: { max: 1 } } },
    { expect: { queue: 26, waiting: { min: 2 }, arrived: 2 } },
    { call: { to: { queue: 25 } } },
    { wait: "4s" },
    { expect: { queue: 25, waiting: 0, answered: 1, longestWait: 0, serviceLevel: 100 } },
    { expect: { queue: 26, longestWait: { max: 5 }, serviceLevel: { max: 80 } } },
  ]);
  t.strictSame(outcomes, [
    [60, "queue 26 has 1 waiting, 2 arrived, 0 answered and at most 1 abandoned", "passed"],
    [60, "queue 26 has at least 2 waiting and 2 arrived", "it has 1 waiting"],
    [64, "queue 25 has 0 waiting, 1 answered, a longest wait of 0 s and a service level of 100 %", "passed"],
    [
      64,
      "queue 26 has a longest wait of at most 5 s and a service level of at most 80 %",
      "it has a longest wait of 64 s and a service level of 100 %",
    ],
  ]);
});

test("a step that fails is a failed expectation", async (t) => {
  const { outcomes, reports } = await playScenario([
    { hold: { agent: 201 } },
    { outside: { does: "answer" } },
    { busy: { agent: 201 } },
  ]);
  t.strictSame(outcomes, [
    [0, "the step hold succeeds for agent 201", "there is no call to hold"],
    [0, "the step outside succeeds", "no outside phone is ringing"],
  ]);
  t.strictSame(reports, ["story: there is no call to hold", "story: no outside phone is ringing"]);
});

test("an expectation is checked after everything else that happens at the same instant", async (t) => {
  const { outcomes } = await playScenario([
    {
      parallel: [
        [{ wait: "10s" }, { expect: { agent: 201, state: "ringing" } }],
        [{ wait: "10s" }, { call: { to: { agent: 201 } } }],
      ],
    },
  ]);
  t.strictSame(outcomes, [[10, "agent 201 is ringing", "passed"]]);
});
