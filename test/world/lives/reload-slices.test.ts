// Tests of reloads in slices: any slicing gives the same result, slices are bounded, and the clock pauses in between.

import fc from "fast-check";
import { test } from "tap";
import { finish } from "../../../src/core/index.ts";
import { planReloadInSlices } from "../../../src/world/lives/reload.ts";
import type { World, WorldOptions } from "../../../src/world/world.ts";
import { START } from "../../support/gateway.ts";
import { ManualSlicing, runSlicesUntilSettled } from "../../support/slicing.ts";
import { readTestScenario } from "../../support/test-scenario.ts";
import { until } from "../../support/waiting.ts";
import { FakeWall } from "../../support/wall.ts";
import { openBusyWorld, serializeState } from "./busy-world.ts";

const SECOND_MS = 1_000;
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

const openScenario = (
  slicing: ManualSlicing | undefined,
  scenario: object,
  options: Partial<WorldOptions> = {},
): Promise<World> => openBusyWorld(slicing, options, scenario);

/** Replaces the scenario after a time, and advances by 90 s. Returns the state without the hashes of passwords. */
async function reloadAndSerialize(slicing: ManualSlicing | undefined, afterMs: number): Promise<string> {
  const world = await openScenario(slicing, FIRST);
  for (const work of [
    () => world.advance(afterMs),
    async () => world.replaceScenario(await readTestScenario(NEXT)),
    () => world.advance(90 * SECOND_MS),
  ]) {
    const working = work();
    await runSlicesUntilSettled(slicing, working);
    await working;
  }
  return serializeState(world);
}

for (const [when, after] of [
  ["in the middle of a wait (later hand-over)", 30 * SECOND_MS],
  ["whose steps are over (immediate hand-over)", 80 * SECOND_MS],
] as const) {
  test(`a reload of a scenario ${when} gives the same result for any slicing`, async (t) => {
    const whole = await reloadAndSerialize(undefined, after);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 300 }), async (length) => {
        t.equal(await reloadAndSerialize(new ManualSlicing(length), after), whole);
      }),
      { numRuns: 5 },
    );
  });
}

/** Returns a scenario with agents from 101 on. */
const scenarioOf = (count: number, more: object = {}) => ({
  center: { agents: [{ ids: `101-${100 + count}`, ...more }] },
});

test("two scenarios are compared in slices of at most 500 agents", async (t) => {
  const countPieces = async (count: number): Promise<number> => {
    const [running, next] = [
      await readTestScenario(scenarioOf(count)),
      await readTestScenario(scenarioOf(count, { group: "Other" })),
    ];
    return [...planReloadInSlices(running, next, { matches: () => false })].length;
  };
  // The agents are visited six times: twice for passwords, three times to compare, and once to list changes.
  t.same([await countPieces(499), await countPieces(500), await countPieces(2_000)], [0, 6, 24]);
  const reload = finish(
    planReloadInSlices(await readTestScenario(scenarioOf(2_000)), await readTestScenario(scenarioOf(2_100)), {
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
  const autopilot = { autopilot: true };
  // A slice plans 40 agents, or signs 20 in or out. A reload does both in a copy of the world first.
  const few = await countSlices(scenarioOf(1), scenarioOf(1));
  const countMoreSlices = async (before: object, after: object) => (await countSlices(before, after)) - few;
  t.ok((await countMoreSlices(scenarioOf(1), scenarioOf(2_000))) >= 2_000 / 40);
  t.ok((await countMoreSlices(scenarioOf(400), scenarioOf(400, autopilot))) >= (2 * 400) / 20);
  t.ok((await countMoreSlices(scenarioOf(400, autopilot), scenarioOf(400))) >= (2 * 400) / 20);
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
  const world = await openScenario(slicing, { ...scenarioOf(400), steps: [{ wait: "1m" }] });
  const reload = world.replaceScenario(await readTestScenario(scenarioOf(400, { autopilot: true })));
  await runSlicesUntilSettled(slicing, reload);
  await reload;
  const request = new AbortController();
  const advance = world.advance(90 * SECOND_MS, () => request.signal);
  const countSignedIn = () =>
    [...world.center.state.agents.values()].filter(({ session }) => session !== undefined).length;
  for (let i = 0; i < 1_000 && countSignedIn() === 0; i++) slicing.runSlice();
  t.ok(countSignedIn() > 0 && countSignedIn() < 400);
  t.hasStrict(world.working, { what: "reload", of: 400 });
  request.abort();
  await runSlicesUntilSettled(slicing, advance);
  await t.rejects(advance as Promise<number>, { name: "AdvanceAbandoned", now: START + 60 * SECOND_MS });
  t.equal(countSignedIn(), 400);
});
