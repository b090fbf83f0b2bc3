// Tests of stand-ins: agents that the simulator plays in place of their clients.

import { test } from "tap";
import { stateOf } from "../../../src/core/index.ts";
import { playScenario } from "./play-scenario.ts";

const WITH_STAND_INS = { standIns: true };

test("agents in the steps sign in at the start and answer after 3 s", async (t) => {
  const steps = [
    { waitFor: { agent: 101, state: "idle", timeout: "1s" } },
    { call: { to: { queue: 26 } } },
    { waitFor: { agent: 101, state: "talking", timeout: "1m" } },
    { hangUp: { by: "customer" } },
    { expect: { agent: 101, state: "idle", statistics: { answernums: 1 } } },
  ];
  const agents = [{ ids: "101-102", queues: [26] }];
  const { outcomes, center } = await playScenario(steps, { ...WITH_STAND_INS, center: { agents } });
  t.strictSame(
    outcomes.map(([seconds, , outcome]) => [seconds, outcome]),
    [
      [0, "passed"],
      [3, "passed"],
      [3, "passed"],
    ],
  );
  t.equal(stateOf(center, 102).name, "signedOut", "no step names agent 102");
  t.equal(
    stateOf((await playScenario(steps)).center, 101).name,
    "signedOut",
    "without stand-ins the steps wait for clients",
  );
});

test("agents with a step that answers or signs in do so only by that step", async (t) => {
  const { rowsOf, outcomes } = await playScenario(
    [
      { call: { to: { agent: 101 } } },
      { wait: "10s" },
      { answer: { agent: 101 } },
      { hold: { agent: 101 } },
      { wait: "10s" },
      { signIn: { agent: 102, status: "busy" } },
      { expect: { agent: 102, state: "busy" } },
    ],
    WITH_STAND_INS,
  );
  t.strictSame(
    rowsOf("signedIn", "talking", "held").filter(([, who]) => who === 101 || who === 102),
    [
      [0, 101, "signedIn"],
      [10, 101, "talking"],
      [10, 101, "held"],
      [20, 102, "signedIn"],
    ],
  );
  t.strictSame(outcomes, [[20, "agent 102 is busy", "passed"]]);
});

test("agents in nested steps of every kind are found, except those on autopilot", async (t) => {
  const agents = [{ ids: "101-109" }, { id: 201, autopilot: { answer: "9s" } }];
  const { center, rowsOf } = await playScenario(
    [
      { parallel: [[{ when: { agent: 101, state: "rest", then: [{ busy: { agent: 102 } }] } }], []] },
      { choose: [{ steps: [{ expect: { agent: 103, state: "idle" } }] }] },
      { repeat: { times: 1, steps: [{ callOut: { agent: 104, to: { agent: 105 } } }] } },
      { autopilot: { agents: 106, answer: "5s" } },
      { traffic: { agents: [107, 201], gap: "1s", talk: "1m" } },
      { wait: "20s" },
      { autopilot: { agents: 108 } },
    ],
    { ...WITH_STAND_INS, seconds: 25, center: { agents } },
  );
  const signedIn = [...center.state.agents.keys()].filter((id) => stateOf(center, id).name !== "signedOut");
  t.strictSame(signedIn, [101, 102, 103, 104, 105, 106, 107, 108, 201]);
  t.strictSame(
    rowsOf("talking").map(([at, who]) => [at, who]),
    [
      [3, 105],
      [3, 104],
      [4, 107],
      [10, 201],
    ],
  );
});

test("an agent that the steps name only as an inspector signs in at the start", async (t) => {
  const agents = [{ id: 101 }, { id: 102, inspector: true }];
  const { center, outcomes } = await playScenario(
    [{ inspect: { inspector: 102, agent: 101 } }, { expect: { agent: 101, state: "idle" } }],
    { ...WITH_STAND_INS, seconds: 1, center: { agents } },
  );
  t.strictSame(outcomes, [[0, "agent 101 is idle", "passed"]]);
  t.equal(stateOf(center, 102).name, "inspecting");
});

test("an agent with a history signs in after it", async (t) => {
  const { center, rowsOf } = await playScenario(
    [{ history: { agents: 101, since: "3h", callsPerHour: 12 } }, { waitFor: { agent: 101, state: "idle" } }],
    { ...WITH_STAND_INS, seconds: 0 },
  );
  t.equal(center.now - (center.agent(101)?.session?.signedInAt ?? 0), 3 * 3_600_000);
  t.ok(center.statistics(101).answernums > 5);
  t.equal(rowsOf("signedIn").filter(([, who]) => who === 101).length, 1);
});

test("actions of stand-ins count as requests", async (t) => {
  const { outcomes } = await playScenario(
    [
      { call: { to: { agent: 101 } } },
      { waitFor: { operation: "answer", agent: 101, timeout: "5s" } },
      { busy: { agent: 101 } },
      { expect: { operation: "login", agent: 101, times: 1 } },
      { expect: { operation: "sayBusy", times: 1 } },
      { expect: { operation: "answer", times: 1 } },
    ],
    WITH_STAND_INS,
  );
  t.strictSame(
    outcomes.map(([seconds, , outcome]) => [seconds, outcome]),
    [
      [3, "passed"],
      [3, "passed"],
      [3, "passed"],
      [3, "passed"],
    ],
  );
});

test("writing in a chat and ending it count as requests of a stand-in, even if the step does not name it", async (t) => {
  const { outcomes } = await playScenario(
    [
      { chat: { to: { agent: 101 } } },
      { waitFor: { operation: "answer", agent: 101, timeout: "5s" } },
      { say: { by: "agent", text: "Hello" } },
      { endChat: { by: "agent" } },
      { expect: { operation: "chat", agent: 101, times: 1 } },
      { expect: { operation: "drop", agent: 101, times: 1 } },
    ],
    WITH_STAND_INS,
  );
  t.strictSame(outcomes, [
    [3, "agent 101 requests answer within 5s", "passed"],
    [3, "agent 101 requested chat once", "passed"],
    [3, "agent 101 requested drop once", "passed"],
  ]);
});
