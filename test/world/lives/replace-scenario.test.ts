// Tests of replaced scenarios: when the new steps begin, which sessions and calls continue, and which traffic ends.

import { test } from "tap";
import { chooseSkills, signIn, stateOf } from "../../../src/core/index.ts";
import { World } from "../../../src/world/world.ts";
import { usualDetails } from "../../support/center.ts";
import { readTestScenario } from "../../support/test-scenario.ts";

const AGENTS = [{ id: 101, queues: [25] }];
const PILOT = { id: 201, queues: [25], autopilot: true };

/** Returns a center with queue 25, agent 101 and more agents. */
function centerOf(...more: object[]) {
  return { queues: [{ id: 25 }], agents: [...AGENTS, ...more] };
}

const readWithCenter = (object: object) => readTestScenario({ center: centerOf(), ...object });

/** Opens a world with a manual clock that plays a scenario. `listCallers` returns the callers of current calls. */
async function playScenario(object: object) {
  const reported: string[] = [];
  const report = (sentence: string) => reported.push(sentence);
  const world = await World.open({
    name: "w",
    scenario: await readWithCenter(object),
    clock: { kind: "manual" },
    report,
  });
  const { center } = world;
  return {
    world,
    reported,
    advance: (seconds: number) => world.advance(seconds * 1_000),
    replaceScenario: async (next: object) => world.replaceScenario(await readWithCenter(next)),
    listCallers: () => Array.from(center.state.calls.values(), ({ caller }) => caller),
    readState: (agent: number) => stateOf(center, agent).name,
    /** Signs in an agent as a client does. */
    signIn(agent: number) {
      center.perform(signIn, { agent, password: "secret", details: usualDetails, force: false });
      center.perform(chooseSkills, { agent, queues: "all" });
    },
  };
}

const createCallStep = (from: string) => ({ call: { from, to: { agent: 101 } } });

test("the new steps begin when the next step of the earlier scenario would have begun", async (t) => {
  const { advance, replaceScenario, listCallers, reported } = await playScenario({
    steps: [{ wait: "60s" }, createCallStep("1"), { wait: "5s" }, createCallStep("1")],
  });
  advance(10);
  t.same(await replaceScenario({ steps: [createCallStep("2"), { wait: "5s" }, createCallStep("3")] }), []);
  advance(49);
  t.same(listCallers(), []);
  advance(1);
  t.same(listCallers(), ["2"]);
  advance(60);
  t.same([listCallers(), reported], [["2", "3"], []]);
});

test("the new steps begin immediately if the earlier ones do not wait for time, or are over", async (t) => {
  const { replaceScenario, listCallers } = await playScenario({
    steps: [{ waitFor: { agent: 101, state: "idle", timeout: "60s" } }, createCallStep("1")],
  });
  await replaceScenario({ steps: [createCallStep("2")] });
  t.same(listCallers(), ["2"]);
  await replaceScenario({ steps: [createCallStep("3")] });
  t.same(listCallers(), ["2", "3"]);
});

test("if the scenario is replaced several times before the next step, the last one is played", async (t) => {
  const { advance, replaceScenario, listCallers } = await playScenario({
    steps: [{ wait: "60s" }, createCallStep("1")],
  });
  await replaceScenario({ steps: [createCallStep("2")] });
  await replaceScenario({ steps: [createCallStep("3")] });
  advance(120);
  t.same(listCallers(), ["3"]);
});

test("the new steps begin when the first of several parallel tracks would continue, and the other tracks end", async (t) => {
  const { advance, replaceScenario, listCallers } = await playScenario({
    steps: [
      {
        parallel: [
          [{ wait: "60s" }, createCallStep("1")],
          [{ wait: "30s" }, createCallStep("1")],
        ],
      },
      createCallStep("1"),
    ],
  });
  await replaceScenario({ steps: [createCallStep("2")] });
  advance(30);
  t.same(listCallers(), ["2"]);
  advance(300);
  t.same(listCallers(), ["2"]);
});

test("clients stay signed in, calls continue, and agents on autopilot follow their new settings", async (t) => {
  const { world, advance, replaceScenario, readState, signIn } = await playScenario({
    center: centerOf(PILOT),
    steps: [{ call: { to: { agent: 201 } } }, { call: { to: { agent: 101 } } }],
  });
  signIn(101);
  advance(1);
  t.same([readState(101), readState(201)], ["ringing", "ringing"]);
  await replaceScenario({ center: centerOf({ ...PILOT, autopilot: { answer: "10s", talk: "20s" } }) });
  advance(9);
  t.same([readState(101), readState(201)], ["ringing", "ringing"]);
  advance(1);
  t.equal(readState(201), "talking");
  advance(19);
  t.equal(readState(201), "talking");
  advance(1);
  t.equal(readState(201), "idle");
  t.equal(world.center.statistics(201).answernums, 1);
});

test("autopilots are added and removed, but never for the session of a client", async (t) => {
  const { world, replaceScenario, readState, signIn } = await playScenario({ center: centerOf(PILOT) });
  await replaceScenario({
    center: centerOf({ ...PILOT, autopilot: false }, { id: 202, queues: [25], autopilot: true }),
  });
  t.same([readState(201), readState(202)], ["signedOut", "idle"]);
  t.same([...world.autopilots], [202]);
  signIn(201);
  t.equal(readState(201), "idle");
  await replaceScenario({ center: centerOf(PILOT, { id: 202, queues: [25], autopilot: true }) });
  t.equal(world.center.agent(201)?.session?.played, false);
});

test("the earlier traffic ends, and the new one begins", async (t) => {
  const traffic = { queue: 25, callsPerHour: 3600, talk: "1m", patience: "10s" };
  const { world, advance, replaceScenario } = await playScenario({ steps: [{ traffic }] });
  const countArrived = () => world.center.state.queues.get(25)?.counts.arrived ?? 0;
  advance(60);
  const before = countArrived();
  t.ok(before > 30);
  await replaceScenario({ steps: [{ wait: "60s" }, { traffic }] });
  advance(59);
  t.equal(countArrived(), before);
  advance(61);
  t.ok(countArrived() > before + 30);
});

test("settings from the scenario change, and settings given for the world do not", async (t) => {
  const scenario = await readWithCenter({ settings: { ringTime: "10s", pollHold: "2s", authMode: "none" } });
  const world = await World.open({ name: "w", scenario, clock: { kind: "manual" }, settings: { authMode: "static" } });
  world.changeSettings({ pollHold: "3s" });
  await world.replaceScenario(
    await readWithCenter({ settings: { ringTime: "15s", pollHold: "2s", authMode: "dynamic" } }),
  );
  t.hasStrict(world.writeSettings(), { ringTime: "15s", pollHold: "3s", authMode: "static" });
});
