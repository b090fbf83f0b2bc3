// Tests of reloads in slices: any slicing gives the same result, slices are bounded, and the clock pauses in between.

import fc from "fast-check";
import { test } from "tap";
import { finish } from "../../../src/core/index.ts";
import { planReloadInSlices } from "../../../src/world/lives/reload.ts";
import { World, type WorldOptions } from "../../../src/world/world.ts";
import { ManualSlicing, runSlicesUntilSettled } from "../../support/slicing.ts";
import { readTestScenario } from "../../support/test-scenario.ts";
import { until } from "../../support/waiting.ts";
import { FakeWall } from "../../support/wall.ts";

const SECOND_MS = 1_000;
const START = Date.parse("2026-01-05T09:00:00Z");
const BUSY_QUEUE = { traffic: { queue: 25, callsPerHour: 900, talk: "1m", patience: "40s" } };

/** A center of agents on autopilot. The next scenario signs some of them out, and adds others. */
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

async function openScenario(
  slicing: ManualSlicing | undefined,
  scenario: object,
  options: Partial<WorldOptions> = {},
): Promise<World> {
  const parts: WorldOptions = {
    name: "w",
    scenario: await readTestScenario(scenario),
    clock: { kind: "manual" },
    ...options,
  };
  const opening = World.open(slicing === undefined ? parts : { ...parts, slicing });
  await runSlicesUntilSettled(slicing, opening);
  return opening;
}

/** Replaces the scenario after a time (milliseconds), and advances by 90 s. Returns the state without the hashes of passwords. */
async function stateAfterReload(slicing: ManualSlicing | undefined, after: number): Promise<string> {
  const world = await openScenario(slicing, FIRST);
  for (const work of [
    () => world.advance(after),
    async () => world.replaceScenario(await readTestScenario(NEXT)),
    () => world.advance(90 * SECOND_MS),
  ]) {
    const working = work();
    await runSlicesUntilSettled(slicing, working);
    await working;
  }
  const { world: state } = JSON.parse(JSON.stringify(world.snapshot())) as { world: { life: object } };
  return JSON.stringify(state.life).replaceAll(/sha256\$\w+\$\w+/g, "hash");
}

for (const [when, after] of [
  ["in the middle of a wait (later hand-over)", 30 * SECOND_MS],
  ["whose steps are over (immediate hand-over)", 80 * SECOND_MS],
] as const) {
  test(`a reload of a scenario ${when} gives the same result for any slicing`, async (t) => {
    const whole = await stateAfterReload(undefined, after);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 300 }), async (length) => {
        t.equal(await stateAfterReload(new ManualSlicing(length), after), whole);
      }),
      { numRuns: 5 },
    );
  });
}

const agents = (count: number, more: object = {}) => ({
  center: { agents: [{ ids: `101-${100 + count}`, ...more }] },
});

test("two scenarios are compared in slices of at most 500 agents", async (t) => {
  const countPieces = async (count: number): Promise<number> => {
    const [running, next] = [
      await readTestScenario(agents(count)),
      await readTestScenario(agents(count, { group: "Other" })),
    ];
    return [...planReloadInSlices(running, next, { matches: () => false })].length;
  };
  // The agents are visited six times: twice for passwords, three times to compare, and once to list changes.
  t.same([await countPieces(499), await countPieces(500), await countPieces(2_000)], [0, 6, 24]);
  const reload = finish(
    planReloadInSlices(await readTestScenario(agents(2_000)), await readTestScenario(agents(2_100)), {
      matches: () => false,
    }),
  );
  t.same([reload.agents.length, reload.scenario.center.agents.length], [100, 2_100]);
});

test("a reload adds, signs in and signs out many agents in slices", async (t) => {
  const countSlices = async (before: object, after: object): Promise<number> => {
    const slicing = new ManualSlicing(1);
    const world = await openScenario(slicing, before);
    let count = 0;
    slicing.onSlice = () => count++;
    const reload = world.replaceScenario(await readTestScenario(after));
    await runSlicesUntilSettled(slicing, reload);
    await reload;
    return count;
  };
  const pilots = { autopilot: true };
  const few = await countSlices(agents(1), agents(1));
  const more = async (before: object, after: object) => (await countSlices(before, after)) - few;
  t.ok((await more(agents(1), agents(2_000))) >= 2_000 / 40);
  t.ok((await more(agents(400), agents(400, pilots))) >= (2 * 400) / 20);
  t.ok((await more(agents(400, pilots), agents(400))) >= (2 * 400) / 20);
});

test("the clock pauses during a reload, and due entries run after it", async (t) => {
  const slicing = new ManualSlicing(10);
  const wall = new FakeWall(START);
  const world = await openScenario(slicing, FIRST, { wall, clock: { kind: "paced", factor: 1 }, start: START });
  await runSlicesUntilSettled(slicing, world.waitUntilFree());
  const reload = world.replaceScenario(await readTestScenario(NEXT));
  await until(async () => {
    await runSlicesUntilSettled(slicing, Promise.resolve());
    return world.working?.what === "reload";
  });
  wall.advance(90 * SECOND_MS);
  world.catchUp();
  t.equal(world.center.now, START);
  await runSlicesUntilSettled(slicing, reload);
  world.catchUp();
  await runSlicesUntilSettled(slicing, world.waitUntilFree());
  t.equal(world.center.now, START + 90 * SECOND_MS);
});

test("an advance abandoned during a hand-over between players still completes the hand-over", async (t) => {
  const slicing = new ManualSlicing(1);
  const world = await openScenario(slicing, { ...agents(400), steps: [{ wait: "1m" }] });
  const reload = world.replaceScenario(await readTestScenario(agents(400, { autopilot: true })));
  await runSlicesUntilSettled(slicing, reload);
  await reload;
  const request = new AbortController();
  const advance = world.advance(90 * SECOND_MS, () => request.signal);
  const signedIn = () => [...world.center.state.agents.values()].filter(({ session }) => session !== undefined).length;
  for (let i = 0; i < 1_000 && signedIn() === 0; i++) slicing.runSlice();
  t.ok(signedIn() > 0 && signedIn() < 400);
  request.abort();
  await runSlicesUntilSettled(slicing, advance);
  await t.rejects(advance as Promise<number>, { name: "AdvanceAbandoned", now: START + 60 * SECOND_MS });
  t.equal(signedIn(), 400);
});
