// Tests of creating and deleting worlds: options, scenarios, names and limits.
import { test } from "tap";
import { World } from "../../src/world/world.ts";
import { type WorldKeeper, WorldUnavailable } from "../../src/world/world-keeper.ts";
import { MAX_WORLDS, Worlds } from "../../src/world/worlds.ts";
import { createWorld, tryToCreateWorld } from "../support/orders.ts";
import { FakeWall } from "../support/wall.ts";

/** Creates a world from the members of a request; returns "created", or the kind of the refusal and its problems. */
async function describeCreation(worlds: Worlds, written: object) {
  const outcome = await tryToCreateWorld(worlds, written);
  return outcome instanceof World ? "created" : { kind: outcome.kind, problems: outcome.problems };
}

/** Returns the properties of a world that follow from its scenario and options. */
const propertiesOf = ({ name, scenario, seed, clockMode, center, ttl }: World) => [
  name,
  scenario.name,
  seed,
  clockMode,
  new Date(center.now).toISOString(),
  center.settings.ringTime,
  ttl,
];

test("without options a world has the default scenario; options take precedence over the scenario", async (t) => {
  const worlds = new Worlds({ wall: new FakeWall(0) });
  t.teardown(() => worlds.close());
  const scenario = { name: "mine", seed: 7, clock: "60x", start: "2026-03-01T00:00:00Z", settings: { ringTime: "5s" } };
  const plain = await createWorld(worlds, { name: "plain", clock: "manual" });
  const fromScenario = await createWorld(worlds, { name: "fromScenario", scenario });
  const options = { seed: 8, clock: "manual", start: "2026-04-01T00:00:00+02:00", settings: { ringTime: "6s" } };
  const fromOptions = await createWorld(worlds, { name: "fromOptions", scenario, ...options, ttl: "10m" });
  t.same([plain, fromScenario, fromOptions].map(propertiesOf), [
    [
      "plain",
      "A small contact center with live traffic",
      1,
      { kind: "manual" },
      "2026-01-05T09:00:00.000Z",
      30_000,
      undefined,
    ],
    ["fromScenario", "mine", 7, { kind: "paced", factor: 60 }, "2026-03-01T00:00:00.000Z", 5_000, undefined],
    ["fromOptions", "mine", 8, { kind: "manual" }, "2026-03-31T22:00:00.000Z", 6_000, 600_000],
  ]);
  t.same(worlds.list(), [plain, fromScenario, fromOptions]);
  t.equal(plain.center.state.agents.size, 18);
});

test("a scenario is the name of a shipped one, YAML text, or an object", async (t) => {
  const worlds = new Worlds();
  t.teardown(() => worlds.close());
  const scenarios = ["quiet-night", "name: of text\nclock: manual\n", { name: "of an object", clock: "manual" }];
  const names = [];
  for (const [i, scenario] of scenarios.entries())
    names.push((await createWorld(worlds, { name: `w${i}`, scenario })).scenario.name);
  t.same(names, ["A quiet night", "of text", "of an object"]);
});

test("the same text is read once, and worlds share only the scenario", async (t) => {
  const worlds = new Worlds();
  t.teardown(() => worlds.close());
  const scenario = "clock: manual\ncenter: { agents: [ { id: 101, name: Ada } ] }\n";
  const [one, two] = await Promise.all(["one", "two"].map((name) => createWorld(worlds, { name, scenario })));
  t.equal(one?.script, two?.script);
  t.not(one?.center.agent(101), two?.center.agent(101));
  one?.changeSettings({ ringTime: "1s" });
  t.equal(two?.center.settings.ringTime, 30_000);
});

test("an invalid scenario is reported line by line, and creates no world", async (t) => {
  const worlds = new Worlds();
  const text = "center:\n  agents:\n    - { id: 101, qeues: [25] }\nsteps:\n  - wiat: 5s\n";
  t.match(await describeCreation(worlds, { name: "w", scenario: text }), {
    kind: "wrong",
    problems: [
      /^scenario\.yaml:3:\d+: unknown member "qeues" of an agent, did you mean "queues"\?/,
      /^scenario\.yaml:5:\d+: unknown step "wiat"/,
    ],
  });
  t.match(await describeCreation(worlds, { name: "w", scenario: { clock: "fast" } }), {
    kind: "wrong",
    problems: [/^scenario: clock: "fast" is not a valid clock: use /],
  });
  t.match(await describeCreation(worlds, { name: "w", scenario: "quiet-nigth" }), {
    kind: "wrong",
    problems: [/^no shipped scenario is named "quiet-nigth": there are auto-answer, .*quiet-night/],
  });
  t.same(worlds.list(), []);
});

test("each invalid member is reported as in scenarios", async (t) => {
  const worlds = new Worlds();
  const clock = "manual, or how many times as fast as the wall clock, such as 1x, 60x or 0.5x";
  t.same(await describeCreation(worlds, { name: "w", clock: "x", seed: "dice", ttl: "100ms", scenario: 5, sed: 1 }), {
    kind: "wrong",
    problems: [
      'seed: "dice" is not a valid seed: use a whole number of at most 9007199254740991, or random',
      `clock: "x" is not a valid clock: use ${clock}`,
      "scenario: 5 is not a valid scenario: use the name of a shipped one, YAML text, or an object with members such as center and steps",
      'ttl: "100ms" is too short: at least 1s',
      'unknown member "sed" of a world: a world has name, seed, clock, start, scenario, scenarioFile, settings, ttl',
    ],
  });
  t.same(await describeCreation(worlds, { name: "w", settings: { guidInterval: "5m" } }), {
    kind: "wrong",
    problems: ["guidInterval: 5m is not below guidTimeout (2m): a Guid would expire before the next one arrives"],
  });
  t.same(worlds.list(), []);
});

test("a name consists of letters, digits, dots, - and _, and is not a path", async (t) => {
  const worlds = new Worlds();
  t.teardown(() => worlds.close());
  for (const name of ["a", "Test-1_b.c", "__proto__", "constructor", "..a", "x".repeat(64)]) {
    t.type(await createWorld(worlds, { name, clock: "manual" }), World, name);
  }
  for (const name of ["", ".", "..", "../etc", "a/b", "a b", "ä", "a\n", "x".repeat(65), "%2e"]) {
    t.match(
      await describeCreation(worlds, { name }),
      { kind: "wrong", problems: [/is not a valid name of a world: use /] },
      JSON.stringify(name),
    );
  }
  t.match(await describeCreation(worlds, { name: 5 }), {
    kind: "wrong",
    problems: [/^name: 5 is a number and a name of a world is text/],
  });
});

test("a name is unique, even among simultaneous requests", async (t) => {
  const worlds = new Worlds();
  t.teardown(() => worlds.close());
  const outcomes = await Promise.all([1, 2].map(() => describeCreation(worlds, { name: "w", clock: "manual" })));
  t.same(outcomes, ["created", { kind: "taken", problems: ['there is already a world named "w"'] }]);
  t.equal(worlds.delete("w"), "done");
  t.equal(await describeCreation(worlds, { name: "w", clock: "manual" }), "created");
});

test("there are at most 1000 worlds; deleting one allows another", async (t) => {
  const worlds = new Worlds();
  t.teardown(() => worlds.close());
  for (let i = 0; i < MAX_WORLDS; i++)
    await createWorld(worlds, { name: `w${i}`, clock: "manual", scenario: "name: small\n" });
  t.hasStrict(await describeCreation(worlds, { name: "more" }), {
    kind: "full",
    problems: ["there are already 1000 worlds, which is the maximum"],
  });
  worlds.delete("w17");
  t.equal(await describeCreation(worlds, { name: "more", clock: "manual" }), "created");
});

test("a deleted world has ended, and the default world cannot be deleted", async (t) => {
  const worlds = new Worlds();
  const world = await createWorld(worlds, { name: "w" });
  await createWorld(worlds, { name: "default", clock: "manual" });
  let ends = 0;
  world.onEnd(() => ends++);
  t.same([worlds.delete("w"), worlds.get("w"), ends], ["done", undefined, 1]);
  world.onEnd(() => ends++);
  t.equal(ends, 2, "a listener of an ended world is called immediately");
  t.hasStrict([worlds.delete("w"), worlds.delete("default")], [{ kind: "unknown" }, { kind: "needed" }]);
  t.equal(worlds.list().length, 1);
});

test("a world that is completed after the simulator has closed does not run", async (t) => {
  const worlds = new Worlds();
  const creating = createWorld(worlds, { name: "late" });
  worlds.close();
  let ended = false;
  (await creating).onEnd(() => {
    ended = true;
  });
  t.same([ended, worlds.get("late")], [true, undefined]);
});

test("steps that never let time pass cause an error, and the name stays free", async (t) => {
  const worlds = new Worlds();
  t.teardown(() => worlds.close());
  const endless = {
    clock: "manual",
    steps: [{ repeat: { steps: [{ waitFor: { agent: 101, state: "signedOut" } }] } }],
  };
  await t.rejects(tryToCreateWorld(worlds, { name: "w", scenario: endless }), { name: "EndlessChain" });
  t.equal(await describeCreation(worlds, { name: "w", clock: "manual" }), "created");
});

/** Returns a keeper that claims every name, with a function that stores new worlds. */
function createKeeper(keep: WorldKeeper["keep"]): WorldKeeper {
  return {
    replica: "a",
    claim: async () => true,
    keep,
    releaseClaim: () => {},
    forget: () => {},
    release: async () => {},
    fetch: async () => false,
    list: async () => [],
  };
}

test("a new world that can't be stored is closed, and refused with the reason", async (t) => {
  const offered: World[] = [];
  const keeper = createKeeper(async (world) => {
    offered.push(world);
    return new WorldUnavailable("The store is full.");
  });
  const worlds = Object.assign(new Worlds({ wall: new FakeWall(0) }), { keeper });
  t.teardown(() => worlds.close());
  t.hasStrict(await describeCreation(worlds, { name: "mine" }), {
    kind: "elsewhere",
    problems: ["The store is full."],
  });
  t.strictSame(
    offered.map(({ name, isClosed }) => [name, isClosed]),
    [["mine", true]],
  );
});

test("a new world that is being stored when the worlds close is closed too", async (t) => {
  const worlds = new Worlds({ wall: new FakeWall(0) });
  worlds.keeper = createKeeper(async () => {
    worlds.close();
    return undefined;
  });
  const created = await createWorld(worlds, { name: "late" });
  t.same([created.isClosed, worlds.get("late")], [true, undefined]);
});
