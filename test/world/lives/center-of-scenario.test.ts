// Tests that a scenario's center reaches the core complete: queues, IVRs, outside numbers and inspectors.

import { test } from "tap";
import { World } from "../../../src/world/world.ts";
import { readTestScenario } from "../../support/test-scenario.ts";

/** Opens a world with this center. */
async function openWithCenter(center: object): Promise<World> {
  return World.open({ name: "default", scenario: await readTestScenario({ center }), clock: { kind: "manual" } });
}

test("queues have access codes, recording, overflow, and defaults derived from their ids", async (t) => {
  const world = await openWithCenter({
    queues: [{ id: 25 }, { id: 26, name: "Video", media: "video", accessCode: "800", record: true, overflow: 25 }],
  });
  t.hasStrict(
    [...world.center.state.queues.values()],
    [
      { id: 25, name: "Queue 25", accessCode: "60025", isRecorded: false, overflow: undefined },
      { id: 26, name: "Video", accessCode: "800", isRecorded: true, overflow: 25 },
    ],
  );
  t.strictSame(
    [{ queue: 25 }, { queue: 26 }, { queue: 27 }, { agent: 101 }].map((to) => world.chooseDefaultMedia(to)),
    ["voice", "video", "voice", "voice"],
  );
});

test("IVRs and the behavior of outside numbers reach the core", async (t) => {
  const { center } = await openWithCenter({
    ivrs: [{ id: 7 }, { id: 8, name: "Menu", accessCode: "900", time: "1m" }],
    numbers: [
      { number: "139*", does: "busy" },
      { number: "138", does: "answer", ring: "5s", talk: "1m" },
    ],
  });
  t.strictSame(
    [...center.state.ivrs.values()],
    [
      { id: 7, name: "IVR 7", accessCode: "7", time: 30_000 },
      { id: 8, name: "Menu", accessCode: "900", time: 60_000 },
    ],
  );
  t.strictSame(center.state.habits, [
    { number: "139*", ring: { kind: "fixed", value: 3_000 }, does: "busy", talk: undefined },
    {
      number: "138",
      ring: { kind: "fixed", value: 5_000 },
      does: "answer",
      talk: { kind: "fixed", value: 60_000 },
    },
  ]);
});

test("an agent of the core is an inspector if the scenario says so", async (t) => {
  const { center } = await openWithCenter({ agents: [{ id: 101, inspector: true }, { id: 102 }] });
  t.strictSame(
    [...center.state.agents.values()].map(({ inspector }) => inspector),
    [true, false],
  );
});
