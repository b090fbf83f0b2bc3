// Tests of reloads: the changes of a scenario that a running world applies, and those that need a reset or a new world.

import { test } from "tap";
import { finish } from "../../../src/core/index.ts";
import { planReloadInSlices } from "../../../src/world/lives/reload.ts";
import { readTestScenario } from "../../support/test-scenario.ts";

const QUEUES = [{ id: 25, name: "Support" }];
const ADA = { id: 101, name: "Ada", queues: [25] };

test("new queues and agents are added, and present agents get other queues and autopilots", async (t) => {
  const running = await readTestScenario({ center: { queues: QUEUES, agents: [ADA, { id: 102, queues: [25] }] } });
  const next = await readTestScenario({
    center: {
      queues: [...QUEUES, { id: 26, name: "Sales" }],
      agents: [
        { ...ADA, queues: [25, 26], autopilot: true },
        { id: 102, queues: [25] },
        { id: 103, queues: [26] },
      ],
    },
    steps: [{ wait: "5s" }],
  });
  const { scenario, queues, agents, unchanged } = finish(planReloadInSlices(running, next, { matches: () => false }));
  t.same(scenario, next);
  t.same(
    [queues.map(({ id }) => id), agents.map(({ id, queues }) => [id, queues])],
    [
      [26],
      [
        [101, [25, 26]],
        [103, [26]],
      ],
    ],
  );
  t.same(unchanged, []);
});

test("different settings change, and missing ones return to their defaults", async (t) => {
  const running = await readTestScenario({ settings: { pollHold: "2s", ringTime: "10s", authMode: "none" } });
  const next = await readTestScenario({ settings: { ringTime: "15s", authMode: "none" } });
  t.same(finish(planReloadInSlices(running, next, { matches: () => false })).settings, {
    pollHold: 10_000,
    ringTime: 15_000,
  });
});

test("other changes of a scenario are reported, and wait for a reset or a new world", async (t) => {
  const running = await readTestScenario({
    seed: 1,
    clock: "60x",
    center: { timeZone: "UTC", queues: [...QUEUES, { id: 26 }], agents: [ADA, { ids: "201-207" }, { id: 300 }] },
  });
  const next = await readTestScenario({
    seed: 2,
    clock: "60x",
    center: {
      timeZone: "Europe/Berlin",
      queues: [{ id: 25, name: "Help" }],
      agents: [
        { ...ADA, name: "Eve", queues: [] },
        { ids: "201-207", password: "other" },
      ],
    },
  });
  const { scenario, agents, unchanged } = finish(planReloadInSlices(running, next, { matches: () => false }));
  t.same(unchanged, [
    "applied only in a new world: seed",
    "applied only by a reset: center.timeZone",
    "applied only by a reset: queue 25",
    "applied only by a reset, except queues and autopilot: agents 101, 201, 202, 203, 204 and 3 more",
    "removed only by a reset: queue 26",
    "removed only by a reset: agent 300",
  ]);
  t.same([scenario.center.timeZone, scenario.center.queues], ["UTC", running.center.queues]);
  t.same(
    agents.map(({ id, name, queues }) => ({ id, name, queues })),
    [{ id: 101, name: "Ada", queues: [] }],
  );
});
