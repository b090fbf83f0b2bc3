// Tests of reloads in slices: any slicing gives the same result, slices are bounded, and nothing else happens in between.
import fc from "fast-check";
import { test } from "tap";
import { finish } from "../../../src/core/index.ts";
import { readScenario } from "../../../src/scenario/reading/read-scenario.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import { planningReload } from "../../../src/world/lives/reload.ts";
import { World, type WorldOptions } from "../../../src/world/world.ts";
import { ManualSlicing, runSlicesUntilSettled } from "../../support/slicing.ts";
import { until } from "../../support/waiting.ts";
import { FakeWall } from "../../support/wall.ts";

const SECOND = 1_000;
const START = Date.parse("2026-01-05T09:00:00Z");
const BUSY_QUEUE = { traffic: { queue: 25, callsPerHour: 900, talk: "1m", patience: "40s" } };

/** A center of agents on autopilot, some of them signed out by the next scenario, and new ones. */
const FIRST = {
  center: { queues: [{ id: 25 }], agents: [{ ids: "201-260", queues: [25], autopilot: { answer: "3s" } }] },
  steps: [BUSY_QUEUE, { wait: "1m" }],
};
const NEXT = {
  settings: { ringTime: "7s" },
  center: {
    queues: [{ id: 25 }, { id: 26 }],
    agents: [
      { ids: "201-230", queues: [25] },
      { ids: "231-330", queues: [25, 26], autopilot: { answer: "2s", wrapUp: "5s" } },
    ],
  },
  steps: [{ wait: "10s" }, BUSY_QUEUE],
};

async function read(object: object): Promise<Scenario> {
  const result = await readScenario({ object, name: "shift" });
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  return result.scenario;
}

async function open(
  slicing: ManualSlicing | undefined,
  scenario: object,
  options: Partial<WorldOptions> = {},
): Promise<World> {
  const parts: WorldOptions = { name: "w", scenario: await read(scenario), clock: { kind: "manual" }, ...options };
  const opening = World.open(slicing === undefined ? parts : { ...parts, slicing });
  await runSlicesUntilSettled(slicing, opening);
  return opening;
}

/** Replaces the scenario of a world after some time, and lets more time pass. Returns its state then, without the salt of its passwords. */
async function reloaded(slicing: ManualSlicing | undefined, after: number): Promise<string> {
  const world = await open(slicing, FIRST);
  for (const work of [
    () => world.advance(after),
    async () => world.replaceScenario(await read(NEXT)),
    () => world.advance(90 * SECOND),
  ]) {
    const doing = work();
    await runSlicesUntilSettled(slicing, doing);
    await doing;
  }
  const { world: state } = JSON.parse(JSON.stringify(world.snapshot())) as { world: { life: object } };
  return JSON.stringify(state.life).replaceAll(/sha256\$\w+\$\w+/g, "sealed");
}

for (const [when, after] of [
  ["in the middle of a wait (later hand-over)", 30 * SECOND],
  ["whose steps are over (immediate hand-over)", 80 * SECOND],
] as const) {
  test(`a reload of a scenario ${when} gives the same result for any slicing`, async (t) => {
    const whole = await reloaded(undefined, after);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 300 }), async (length) => {
        t.equal(await reloaded(new ManualSlicing(length), after), whole);
      }),
      { numRuns: 5 },
    );
  });
}

const agents = (count: number, more: object = {}) => ({
  center: { agents: [{ ids: `101-${100 + count}`, ...more }] },
});

test("two scenarios are compared in slices of at most 500 agents", async (t) => {
  const pieces = async (count: number): Promise<number> => {
    const [running, next] = [await read(agents(count)), await read(agents(count, { group: "Other" }))];
    return [...planningReload(running, next, { matches: () => false })].length;
  };
  // Six times over: two for passwords, three to compare, one for what changes.
  t.same([await pieces(499), await pieces(500), await pieces(2_000)], [0, 6, 24]);
  const reload = finish(planningReload(await read(agents(2_000)), await read(agents(2_100)), { matches: () => false }));
  t.same([reload.agents.length, reload.scenario.center.agents.length], [100, 2_100]);
});

test("a reload adds, signs in and signs out many agents in slices", async (t) => {
  const slices = async (before: object, after: object): Promise<number> => {
    const slicing = new ManualSlicing(1);
    const world = await open(slicing, before);
    let count = 0;
    slicing.onSlice = () => count++;
    const reload = world.replaceScenario(await read(after));
    await runSlicesUntilSettled(slicing, reload);
    await reload;
    return count;
  };
  const pilots = { autopilot: true };
  const few = await slices(agents(1), agents(1));
  const more = async (before: object, after: object) => (await slices(before, after)) - few;
  t.ok((await more(agents(1), agents(2_000))) >= 2_000 / 40);
  t.ok((await more(agents(400), agents(400, pilots))) >= (2 * 400) / 20);
  t.ok((await more(agents(400, pilots), agents(400))) >= (2 * 400) / 20);
});

test("nothing else happens during a reload; entries that fall due run after it", async (t) => {
  const slicing = new ManualSlicing(10);
  const wall = new FakeWall(START);
  const world = await open(slicing, FIRST, { wall, clock: { kind: "paced", factor: 1 }, start: START });
  await runSlicesUntilSettled(slicing, world.waitUntilFree());
  const reload = world.replaceScenario(await read(NEXT));
  await until(async () => {
    await runSlicesUntilSettled(slicing, Promise.resolve());
    return world.working?.what === "reload";
  });
  wall.advance(90 * SECOND);
  world.catchUp();
  t.equal(world.center.now, START);
  await runSlicesUntilSettled(slicing, reload);
  world.catchUp();
  await runSlicesUntilSettled(slicing, world.waitUntilFree());
  t.equal(world.center.now, START + 90 * SECOND);
});

test("an advance abandoned during a hand-over between players still completes the hand-over", async (t) => {
  const slicing = new ManualSlicing(1);
  const world = await open(slicing, { ...agents(400), steps: [{ wait: "1m" }] });
  const reload = world.replaceScenario(await read(agents(400, { autopilot: true })));
  await runSlicesUntilSettled(slicing, reload);
  await reload;
  const leaving = new AbortController();
  const advance = world.advance(90 * SECOND, () => leaving.signal);
  const signedIn = () => [...world.center.state.agents.values()].filter(({ session }) => session !== undefined).length;
  for (let i = 0; i < 1_000 && signedIn() === 0; i++) slicing.runSlice();
  t.ok(signedIn() > 0 && signedIn() < 400);
  leaving.abort();
  await runSlicesUntilSettled(slicing, advance);
  await t.rejects(advance as Promise<number>, { name: "AdvanceAbandoned", now: START + 60 * SECOND });
  t.equal(signedIn(), 400);
});
