// Expecting: states, counters, events, requests and figures of queues; each with an account that a person understands.
import { test } from "tap";
import { run } from "./run.ts";

/** Agent 201 answers a call after 3 s and talks for 10 s; another customer gives up in queue 26 after 5 s, and one waits there. */
const MORNING = [
  { call: { to: { agent: 201 }, talk: "10s" } },
  { call: { to: { queue: 26 }, patience: "5s" } },
  { call: { to: { queue: 26 } } },
  { wait: "1m" },
];

test("the state of an agent", async (t) => {
  const { account } = await run([
    { call: { to: { agent: 201 } } },
    { expect: { agent: 201, state: "ringing" } },
    { expect: { agent: 201, state: "wrapUp" } },
    { wait: "3s" },
    { expect: { agent: 201, state: "talking" } },
  ]);
  t.strictSame(account, [
    [0, "agent 201 is ringing", "passed"],
    [0, "agent 201 is in wrap-up", "it is ringing"],
    [3, "agent 201 is talking", "passed"],
  ]);
});

test("counters of an agent, as values or ranges", async (t) => {
  const { account } = await run([
    ...MORNING,
    { expect: { agent: 201, statistics: { answernums: 1, talktime: { min: 10, max: 12 } } } },
    { expect: { agent: 201, statistics: { answernums: { max: 0 }, talktime: { min: 11 }, busynums: 0 } } },
  ]);
  t.strictSame(account, [
    [60, "agent 201 has talktime 10 to 12 and answernums 1", "passed"],
    [
      60,
      "agent 201 has talktime at least 11, answernums at most 0 and busynums 0",
      "it has talktime 10 and answernums 1",
    ],
  ]);
});

test("how often an agent's client was told events, also where the simulator plays the agent", async (t) => {
  const { account } = await run([
    ...MORNING,
    { expect: { agent: 201, events: { AgentEvent_Talking: 1, AgentEvent_Hold: 0, AgentState_Ready: { min: 2 } } } },
    { expect: { agent: 201, events: { AgentEvent_Talking: 2 } } },
    { expect: { agent: 102, events: { AgentEvent_Talking: { min: 1 } } } },
  ]);
  t.strictSame(account, [
    [
      60,
      "agent 201 got AgentEvent_Talking once, AgentEvent_Hold 0 times and AgentState_Ready at least 2 times",
      "passed",
    ],
    [60, "agent 201 got AgentEvent_Talking 2 times", "it got AgentEvent_Talking once"],
    [60, "agent 102 got AgentEvent_Talking at least once", "it got AgentEvent_Talking 0 times"],
  ]);
});

test("several things of one agent are one expectation, and what came tells of those that differ", async (t) => {
  const expect = { agent: 201, state: "busy", statistics: { answernums: 1 }, events: { AgentEvent_Ringing: 3 } };
  const { account, told } = await run([...MORNING, { expect }]);
  const expected = "agent 201 is busy, has answernums 1 and got AgentEvent_Ringing 3 times";
  const came = "it is idle and got AgentEvent_Ringing once";
  t.strictSame(account, [[60, expected, came]]);
  t.strictSame(told, [`story: expected that ${expected}, but ${came}`]);
});

test("how often clients asked for something", async (t) => {
  const { account, asks, advance } = await run(
    [
      { wait: "1m" },
      { expect: { operation: "login" } },
      { expect: { operation: "login", agent: 101, times: { min: 1, max: 2 } } },
      { expect: { operation: "login", agent: 102, times: 0 } },
      { expect: { operation: "login", times: 2 } },
    ],
    { seconds: 0 },
  );
  for (const agent of [101, 101, 102]) await asks("login", agent);
  await asks("logout", 101);
  advance(60);
  t.strictSame(account, [
    [60, "all clients together requested login at least once", "passed"],
    [60, "agent 101 requested login 1 to 2 times", "passed"],
    [60, "agent 102 requested login 0 times", "it requested login once"],
    [60, "all clients together requested login 2 times", "they requested login 3 times"],
  ]);
});

test("a request that names no agent is one of any", async (t) => {
  const { account, asks, advance } = await run(
    [{ wait: "1s" }, { expect: { operation: "loginByAccount", times: 1 } }],
    {
      seconds: 0,
    },
  );
  await asks("loginByAccount", undefined);
  advance(1);
  t.strictSame(account, [[1, "all clients together requested loginByAccount once", "passed"]]);
});

test("what becomes of the calls of a queue", async (t) => {
  const { account } = await run([
    ...MORNING,
    { expect: { queue: 26, waiting: 1, arrived: 2, answered: 0, abandoned: { max: 1 } } },
    { expect: { queue: 26, waiting: { min: 2 }, arrived: 2 } },
    { call: { to: { queue: 25 } } },
    { wait: "4s" },
    { expect: { queue: 25, waiting: 0, answered: 1 } },
  ]);
  t.strictSame(account, [
    [60, "queue 26 has 1 waiting, 2 arrived, 0 answered and at most 1 abandoned", "passed"],
    [60, "queue 26 has at least 2 waiting and 2 arrived", "it has 1 waiting"],
    [64, "queue 25 has 0 waiting and 1 answered", "passed"],
  ]);
});

test("a step that could not act is an expectation that did not hold", async (t) => {
  const { account, told } = await run([
    { hold: { agent: 201 } },
    { outside: { does: "answer" } },
    { busy: { agent: 201 } },
  ]);
  t.strictSame(account, [
    [0, "the step hold succeeds for agent 201", "there is no call to hold"],
    [0, "the step outside succeeds", "no outside phone is ringing"],
  ]);
  t.strictSame(told, ["story: there is no call to hold", "story: no outside phone is ringing"]);
});

test("it is looked at when what happens at a moment has happened wholly", async (t) => {
  const { account } = await run([
    {
      parallel: [
        [{ wait: "10s" }, { expect: { agent: 201, state: "ringing" } }],
        [{ wait: "10s" }, { call: { to: { agent: 201 } } }],
      ],
    },
  ]);
  t.strictSame(account, [[10, "agent 201 is ringing", "passed"]]);
});
