// Tests of resets: a world returns to its beginning, and keeps its name, seed and journal.

import { test } from "tap";
import { beginIncomingCall, chooseSkills, pinCounters, signIn, stateOf } from "../../../src/core/index.ts";
import { waitForNextTurn } from "../../../src/runtime/time.ts";
import { MANUAL_START, World, type WorldOptions } from "../../../src/world/world.ts";
import { usualDetails } from "../../support/center.ts";
import { readTestScenario } from "../../support/test-scenario.ts";
import { FakeWall } from "../../support/wall.ts";

/** An instant of wall time: 2027-01-15 08:00 UTC. */
const WALL = 1_800_000_000_000;
const HOUR_MS = 3_600_000;

/** Opens a world with a fake wall clock. The world's clock is manual unless the scenario sets another one. */
async function openScenario(scenario: object = {}, options: Partial<WorldOptions> = {}) {
  const wall = new FakeWall(WALL);
  const world = await World.open({
    name: "w",
    scenario: await readTestScenario({ clock: "manual", ...scenario }),
    wall,
    ...options,
  });
  return { world, wall };
}

/** Advances a world by an hour. Returns its events, and its agents with their counters. */
function runForAnHour(world: World) {
  world.advance(HOUR_MS);
  const { center } = world;
  const agents = [...center.state.agents.values()].map((agent) => [
    agent.id,
    center.nameOf(agent),
    center.statistics(agent.id),
  ]);
  return { events: center.log.recent(), agents };
}

/** A busy queue with agents on autopilot. Their names and the callers are generated. */
const BUSY = {
  seed: 42,
  center: { queues: [{ id: 25 }], agents: [{ ids: "201-205", queues: [25], autopilot: true }] },
  steps: [{ traffic: { queue: 25, callsPerHour: 100, talk: { exponential: "2m" }, patience: "30s" } }],
};

test("each reset repeats the same events", async (t) => {
  const { world } = await openScenario(BUSY);
  const first = runForAnHour(world);
  t.ok(first.events.length > 200);
  for (let i = 0; i < 3; i++) {
    world.reset();
    t.strictSame(runForAnHour(world), first);
  }
});

test("a reset keeps a random seed", async (t) => {
  const { world } = await openScenario(BUSY, { seed: "random" });
  const first = runForAnHour(world);
  world.reset();
  t.strictSame(runForAnHour(world), first);
});

test("a reset restores sessions, calls, counters, locked accounts, pins and settings to the beginning", async (t) => {
  const { world } = await openScenario({ settings: { ringTime: "20s" } }, { settings: { pollHold: 0 } });
  const { center: former } = world;
  const signInInput = { agent: 101, details: usualDetails, force: false };
  former.perform(signIn, { ...signInInput, password: "secret" });
  former.perform(chooseSkills, { agent: 101, queues: "all" });
  former.perform(beginIncomingCall, { from: "1", to: { agent: 101 } });
  former.perform(pinCounters, { agent: 101, set: { answernums: 7 } });
  for (let i = 0; i < 10; i++) former.perform(signIn, { ...signInInput, agent: 102, password: "wrong" });
  world.changeSettings({ ringTime: "1s", pollHold: "1s", maxTime: "1m" });
  world.advance(5_000);

  world.reset();
  const { center } = world;
  t.not(center, former);
  t.same([center.now, center.state.calls.size, stateOf(center, 101).name], [MANUAL_START, 0, "signedOut"]);
  t.equal(center.statistics(101).answernums, 0);
  t.hasStrict(world.settings, { ringTime: 20_000, pollHold: 0, maxTime: 120_000 });
  t.hasStrict(center.perform(signIn, { ...signInInput, agent: 102, password: "secret" }), { id: 102 });
});

test("a reset keeps the mode of the clock, and the journal", async (t) => {
  const { world, wall } = await openScenario();
  world.journal.open("login", "PUT", "/", "101");
  world.setClock({ kind: "paced", factor: 60 });
  wall.advance(1_000);
  world.reset();
  t.same([world.name, world.clockMode, world.center.now], ["w", { kind: "paced", factor: 60 }, MANUAL_START]);
  t.hasStrict(world.journal.list(), [{ number: 1, operation: "login", agent: "101" }]);
  wall.advance(1_000);
  world.catchUp();
  t.equal(world.center.now, MANUAL_START + 60_000);
});

for (const [what, scenario, start] of [
  ["at the start of the scenario", { clock: "1x", start: "2026-03-01T00:00:00Z" }, Date.UTC(2026, 2, 1)],
  ["at the present wall time, if the scenario has no start", { clock: "1x" }, WALL + HOUR_MS],
  ["at the fixed start of manual clocks, if the clock is manual", {}, MANUAL_START],
] as const) {
  test(`a reset world begins again ${what}`, async (t) => {
    const { world, wall } = await openScenario(scenario);
    wall.advance(HOUR_MS);
    world.reset();
    t.equal(world.center.now, start);
  });
}

test("entries scheduled before a reset never run", async (t) => {
  const { world, wall } = await openScenario({ clock: "1x" });
  const { center: former } = world;
  former.perform(beginIncomingCall, { from: "1", to: { queue: 25 }, patience: 10_000 });
  await waitForNextTurn();
  t.equal(wall.armed, 1);
  world.reset();
  t.equal(wall.armed, 0);
  wall.advance(10_000);
  const events = [former, world.center].flatMap(({ log }) => log.recent().map(({ event }) => event.type));
  t.same(
    events.filter((type) => type === "callAbandoned"),
    [],
  );
});

test("after a replacement, a reset starts the new scenario", async (t) => {
  const { world } = await openScenario({ settings: { ringTime: "20s" }, center: { agents: [{ id: 101 }] } });
  await world.replaceScenario(
    await readTestScenario({ name: "next", seed: 9, settings: { ringTime: "5s" }, center: { agents: [{ id: 102 }] } }),
  );
  t.same([...world.center.state.agents.keys()], [101, 102]);
  world.reset();
  t.same([...world.center.state.agents.keys()], [102]);
  t.same([world.scenario.name, world.seed, world.center.settings.ringTime], ["next", 1, 5_000]);
});

test("each end of a life calls its callbacks once", async (t) => {
  const { world } = await openScenario();
  const called: string[] = [];
  world.onEnd(() => called.push("first"));
  world.reset();
  world.onEnd(() => called.push("second"));
  world.reset();
  world.reset();
  t.same(called, ["first", "second"]);
});

test("after a reset, steps that wait for a request need a new one", async (t) => {
  const steps = [{ waitFor: { operation: "login", agent: 101 } }, { call: { from: "1", to: { agent: 101 } } }];
  const { world } = await openScenario({ steps });
  const listCallers = () => Array.from(world.center.state.calls.values(), ({ caller }) => caller);
  const listCallersAfterLogin = async () => {
    world.journal.onRequest?.("login", "101");
    await waitForNextTurn();
    return listCallers();
  };
  t.same(await listCallersAfterLogin(), ["1"]);
  world.reset();
  t.same(listCallers(), []);
  t.same(await listCallersAfterLogin(), ["1"]);
});

test("a reset that fails at the first step changes nothing", async (t) => {
  const { world } = await openScenario({ steps: [{ wait: "1h" }] });
  world.advance(1_000);
  const endless = await readTestScenario({
    steps: [{ wait: "0s" }, { repeat: { steps: [{ waitFor: { agent: 101, state: "signedOut" } }] } }],
  });
  // Its endless chain is noticed only when it begins, which is after the current step.
  await world.replaceScenario(endless);
  const { center } = world;
  t.throws(() => world.reset(), { name: "EndlessChain" });
  t.equal(world.center, center);
  t.equal(world.center.now, MANUAL_START + 1_000);
});
