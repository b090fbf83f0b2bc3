// Tests of the parts of a snapshot besides the center: steps, a pending scenario, days, the clock, and the state for a reset.

import { test } from "tap";
import { progressOf } from "../../../src/world/script.ts";
import { World, type WorldOptions } from "../../../src/world/world.ts";
import { readTestScenario } from "../../support/test-scenario.ts";
import { FakeWall } from "../../support/wall.ts";

const CENTER = { queues: [{ id: 25 }], agents: [{ id: 101, password: "secret-of-101", queues: [25] }] };

const readWithCenter = (object: object) => readTestScenario({ center: CENTER, ...object });

/** Opens a world with a manual clock, queue 25 and agent 101. */
async function openScenario(object: object, options: Partial<WorldOptions> = {}): Promise<World> {
  return World.open({ name: "w", scenario: await readWithCenter(object), clock: { kind: "manual" }, ...options });
}

/** Returns another world that continues from the present state of a world. */
async function copyWorld(world: World, options: Partial<WorldOptions> = {}): Promise<World> {
  const copy = await openScenario({}, options);
  await copy.restore(JSON.parse(JSON.stringify(world.snapshot())));
  return copy;
}

const callersOf = ({ center }: World) => Array.from(center.state.calls.values(), ({ caller }) => caller);
const createCallStep = (from: string) => ({ call: { from, to: { agent: 101 } } });

test("a snapshot or a scenario with more agents than a world may have is refused", async (t) => {
  const world = await openScenario({});
  const small = await openScenario({}, { maxAgents: 1 });
  const next = await readWithCenter({ center: { agents: [{ id: 102 }] } });
  t.equal(small.explainTooManyAgents(await readWithCenter({})), undefined);
  t.equal(
    small.explainTooManyAgents(next),
    "with the present agents of the world, 2 agents are too many: a world has at most 1; start the simulator with --max-agents for more",
  );
  await world.replaceScenario(next);
  await t.rejects(small.restore(JSON.parse(JSON.stringify(world.snapshot()))), {
    message:
      "In this snapshot, 2 agents are too many: a world has at most 1; start the simulator with --max-agents for more.",
  });
  t.strictSame([...small.center.state.agents.keys()], [101]);
});

test("steps continue where they were, nested steps too", async (t) => {
  const inner = [{ wait: "10s" }, createCallStep("1")];
  const world = await openScenario({
    steps: [{ parallel: [[{ repeat: { times: 3, steps: inner } }], [{ wait: "1h" }]] }],
  });
  world.advance(15_000);
  const copy = await copyWorld(world);
  t.hasStrict(progressOf(copy).steps, [
    { path: "steps[0].parallel[0][0].repeat.steps[0]" },
    { path: "steps[0].parallel[1][0]" },
  ]);
  copy.advance(60_000);
  t.same(callersOf(copy), ["1", "1", "1"]);
});

test("a pending scenario still starts when the previous step ends", async (t) => {
  const world = await openScenario({ steps: [{ wait: "60s" }, createCallStep("1")] });
  world.advance(10_000);
  await world.replaceScenario(
    await readWithCenter({ name: "next", steps: [createCallStep("2"), { wait: "5s" }, createCallStep("3")] }),
  );
  const copy = await copyWorld(world);
  copy.advance(49_000);
  t.same(callersOf(copy), []);
  copy.advance(60_000);
  t.same([copy.scenario.name, copy.script.name, callersOf(copy)], ["next", "next", ["2", "3"]]);
});

test("a reload in a restored world is compared with its earlier scenario, passwords too", async (t) => {
  const copy = await copyWorld(await openScenario({ steps: [{ wait: "1h" }] }));
  t.same(await copy.replaceScenario(await readWithCenter({})), []);
  const agents = [{ ...CENTER.agents[0], password: "another" }];
  t.same(await copy.replaceScenario(await readWithCenter({ center: { ...CENTER, agents } })), [
    "applied only by a reset, except queues and autopilot: agent 101",
  ]);
});

test("after a restore, each new day still begins exactly once", async (t) => {
  const world = await openScenario({ settings: { statisticsSince: "midnight" } });
  world.advance(3_600_000);
  const copy = await copyWorld(world);
  copy.advance(3 * 86_400_000);
  const days = copy.center.log.recent().filter(({ event }) => event.type === "dayBegan");
  t.same(
    days.map(({ at }) => new Date(at).toISOString()),
    ["2026-01-06T00:00:00.000Z", "2026-01-07T00:00:00.000Z", "2026-01-08T00:00:00.000Z"],
  );
});

test("a running clock continues from the snapshot's time, regardless of the wall time", async (t) => {
  const world = await openScenario({}, { clock: { kind: "paced", factor: 60 }, start: 0, wall: new FakeWall(5_000) });
  const wall = new FakeWall(1_000_000_000_000);
  const copy = await copyWorld(world, { wall });
  wall.advance(1_000);
  copy.catchUp();
  t.same([copy.clockMode, copy.center.now], [{ kind: "paced", factor: 60 }, 60_000]);
});

test("a reset goes back to the snapshot's seed, start and settings; the world keeps its name", async (t) => {
  const world = await openScenario({}, { name: "one", seed: 7, start: 86_400_000, settings: { maxTime: 60_000 } });
  world.changeSettings({ pollHold: "1s" });
  const copy = await copyWorld(world, { name: "other" });
  t.hasStrict(copy.settings, { maxTime: 60_000, pollHold: 1_000 });
  copy.reset();
  t.hasStrict(copy.settings, { maxTime: 60_000, pollHold: 10_000 });
  t.same([copy.name, copy.seed, copy.center.now], ["other", 7, 86_400_000]);
});

test("changed settings are restored, and stay when others change", async (t) => {
  const world = await openScenario({});
  world.changeSettings({ ringTime: "5s", pollHold: "1s" });
  const copy = await copyWorld(world);
  t.hasStrict(copy.settings, { ringTime: 5_000, pollHold: 1_000 });
  copy.changeSettings({ maxTime: "60s" });
  t.hasStrict(copy.center.settings, { ringTime: 5_000, maxTime: 60_000 });
});

test("a snapshot does not change when the world continues", async (t) => {
  const world = await openScenario({ steps: [{ wait: "1s" }, createCallStep("1")] });
  const snapshot = world.snapshot();
  const before = JSON.stringify(snapshot);
  world.advance(10_000);
  t.equal(JSON.stringify(snapshot), before);
  await world.restore(snapshot);
  world.advance(10_000);
  t.equal(JSON.stringify(snapshot), before);
});
