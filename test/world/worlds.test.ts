// Tests of worlds: names, options, seeds, the clock, settings and passwords.

import { test } from "tap";
import { beginIncomingCall, signIn } from "../../src/core/index.ts";
import type { Settings } from "../../src/forms/settings.ts";
import { waitForNextTurn } from "../../src/runtime/time.ts";
import { MANUAL_START, World, type WorldOptions } from "../../src/world/world.ts";
import { Worlds } from "../../src/world/worlds.ts";
import { usualDetails } from "../support/center.ts";
import { readTestScenario } from "../support/test-scenario.ts";
import { FakeWall } from "../support/wall.ts";

/** Wall time: 2027-01-15 08:00 UTC and a fraction of a millisecond. */
const WALL = 1_800_000_000_000.75;

/** Opens a world that follows a fake wall clock. */
async function openScenario(scenario: object = {}, options: Partial<WorldOptions> = {}) {
  const wall = new FakeWall(WALL);
  const world = await World.open({ name: "default", scenario: await readTestScenario(scenario), wall, ...options });
  return { world, wall };
}

test("worlds are found by name, or the default world without one; entering a world advances it to now", async (t) => {
  const { world, wall } = await openScenario();
  const other = (await openScenario({}, { name: "other" })).world;
  const worlds = new Worlds();
  worlds.add(world);
  worlds.add(other);
  t.same([worlds.get("default"), worlds.get("other"), worlds.get("none")], [world, other, undefined]);
  t.equal(worlds.enter("none"), undefined);
  const before = world.center.now;
  wall.advance(1_500);
  t.equal(worlds.get("default")?.center.now, before);
  t.equal(worlds.enter()?.center.now, before + 1_500);
  t.equal(worlds.enter("other"), other);
});

test("closing the worlds stops the clock of each", async (t) => {
  const opened = [await openScenario(), await openScenario({}, { name: "other" })];
  const worlds = new Worlds();
  for (const { world } of opened) {
    worlds.add(world);
    world.center.perform(beginIncomingCall, { from: "1", to: { queue: 25 }, patience: 10_000 });
  }
  await waitForNextTurn();
  const countTimers = () => opened.map(({ wall }) => wall.armed);
  t.strictSame(countTimers(), [1, 1]);
  worlds.close();
  t.strictSame(countTimers(), [0, 0]);
  for (const { wall } of opened) wall.advance(60_000);
  t.strictSame(
    opened.map(({ world }) => world.center.state.calls.size),
    [1, 1],
  );
});

for (const [what, scenario, options, start] of [
  ["with a manual clock, on a Monday morning", { clock: "manual" }, {}, MANUAL_START],
  ["with a running clock, at the present wall time", { clock: "60x" }, {}, Math.floor(WALL)],
  ["without a clock option, at the present wall time", {}, {}, Math.floor(WALL)],
  ["at the start of the scenario", { clock: "manual", start: "2026-03-01T00:00:00Z" }, {}, Date.UTC(2026, 2, 1)],
  [
    "at the start of the options, even if the scenario has another",
    { start: "2026-03-01T00:00:00Z" },
    { start: 1_000 },
    1_000,
  ],
] as const) {
  test(`a world starts ${what}`, async (t) => {
    const { world } = await openScenario(scenario, options);
    t.equal(world.center.now, start);
  });
}

test("options override the clock, seed and settings of the scenario, which override the defaults", async (t) => {
  const scenario = { clock: "60x", seed: 7, settings: { pollHold: "1s", ringTime: "5s" } };
  const ofDefaults = (await openScenario({})).world;
  const ofScenario = (await openScenario(scenario)).world;
  const ofOptions = (await openScenario(scenario, { clock: { kind: "manual" }, seed: 8, settings: { pollHold: 0 } }))
    .world;
  const propertiesOf = ({ clockMode, seed, settings }: World) => [
    clockMode,
    seed,
    settings.pollHold,
    settings.ringTime,
  ];
  t.same([ofDefaults, ofScenario, ofOptions].map(propertiesOf), [
    [{ kind: "paced", factor: 1 }, 1, 10_000, 30_000],
    [{ kind: "paced", factor: 60 }, 7, 1_000, 5_000],
    [{ kind: "manual" }, 8, 0, 5_000],
  ]);
});

test("a random seed is a 32-bit integer and almost always different", async (t) => {
  const seeds = [];
  for (let i = 0; i < 5; i++) seeds.push((await openScenario({ seed: "random" })).world.seed);
  t.ok(seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32));
  t.ok(new Set(seeds).size > 1);
});

test("the same seed generates the same names and numbers, and another seed different ones", async (t) => {
  const scenario = { center: { agents: [{ ids: "101-105" }] } };
  const generate = async (seed: number) => {
    const { world } = await openScenario(scenario, { seed });
    return [
      [...world.center.state.agents.values()].map((agent) => world.center.nameOf(agent)),
      world.generateNumber(),
      world.generateNumber(),
    ];
  };
  t.same(await generate(1), await generate(1));
  t.notSame(await generate(1), await generate(2));
});

test("passwords are hashed when the world is created", async (t) => {
  const { world } = await openScenario({ center: { agents: [{ id: 101, name: "Ada", password: "clear-as-day" }] } });
  const { agents } = world.center.state;
  t.notMatch(JSON.stringify([...agents.values()]), "clear-as-day");
  const signInInput = { agent: 101, details: usualDetails, force: true };
  t.hasStrict(world.center.perform(signIn, { ...signInInput, password: "wrong" }), { reason: "wrong-password" });
  t.hasStrict(world.center.perform(signIn, { ...signInInput, password: "clear-as-day" }), { id: 101 });
});

test("a manual advance first advances the world to now, then continues from there", async (t) => {
  const { world, wall } = await openScenario();
  const begin = world.center.now;
  wall.advance(1_000);
  world.advance(60_000);
  t.equal(world.center.now - begin, 61_000);
  wall.advance(1_000);
  world.catchUp();
  t.equal(world.center.now - begin, 62_000);
});

test("an advance to the next entry runs it and all entries of the same instant", async (t) => {
  const { world } = await openScenario({}, { clock: { kind: "manual" } });
  for (const patience of [10_000, 10_000, 20_000]) {
    world.center.perform(beginIncomingCall, { from: "1", to: { queue: 25 }, patience });
  }
  t.equal(world.advance("next"), 2);
  t.equal(world.center.now, MANUAL_START + 10_000);
  t.equal(world.advance("next"), 1);
  t.equal(world.advance("next"), 0, "nothing is scheduled");
  t.equal(world.center.now, MANUAL_START + 20_000);
});

test("journal entries have the wall time at which the world was entered, and the world's time", async (t) => {
  const { world, wall } = await openScenario({}, { clock: { kind: "manual" } });
  wall.advance(2_000);
  world.catchUp();
  world.journal.open("login", "PUT", "/", "101");
  t.match(world.journal.list(), [{ receivedAt: Math.floor(WALL) + 2_000, worldTime: MANUAL_START }]);
});

test("settings change in their written form, all or none", async (t) => {
  const { world } = await openScenario();
  t.same(world.changeSettings({ pollHold: "2s", supervision: "off" }), []);
  const changed: Partial<Settings> = { pollHold: 2_000, supervision: false };
  t.match(world.settings, changed);
  t.hasStrict(world.writeSettings(), { pollHold: "2s", supervision: "off" });
  const problems = world.changeSettings({ pollHold: "5s", maxTime: "soon", guidInterval: "1d" });
  t.ok(problems.length > 0);
  t.match(world.settings, changed);
});

test("daily counters restart every midnight in the center's time zone, however they were set", async (t) => {
  for (const isSetLater of [false, true]) {
    const settings = { statisticsSince: "midnight" };
    const { world } = await openScenario({
      clock: "manual",
      center: { timeZone: "Asia/Shanghai" },
      ...(isSetLater ? {} : { settings }),
    });
    if (isSetLater) {
      world.changeSettings(settings);
      world.changeSettings({ statisticsSince: "signIn" });
      world.changeSettings(settings);
    }
    const began: string[] = [];
    world.center.log.listen(({ at, event }) => {
      if (event.type === "dayBegan") began.push(new Date(at).toISOString());
    });
    world.advance(3 * 86_400_000);
    t.same([...new Set(began)], ["2026-01-05T16:00:00.000Z", "2026-01-06T16:00:00.000Z", "2026-01-07T16:00:00.000Z"]);
    t.equal(began.length, 3, isSetLater ? "switched back and forth" : "from the beginning");
  }
});
