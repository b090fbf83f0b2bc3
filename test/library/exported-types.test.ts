// Tests that the exported types and the simulator refuse the same values.
// The compiler checks each line below a @ts-expect-error.
import { test } from "tap";
import {
  type Duration,
  type FaultRule,
  type FindingsQuery,
  type OperationName,
  type Scenario,
  type Step,
  startSimulator,
} from "../../src/index.ts";
import { TRANSPORTS } from "./both-transports.ts";

const agents = [{ id: 101, name: "Ada" }];

test("a scenario that compiles is played", async (t) => {
  const patience: Duration = "1.5m";
  const operation: OperationName = "queryCallStatisticsInfo";
  const steps: Step[] = [
    { call: { as: "first", to: { agent: 101 }, patience, talk: { p50: "2m", p95: "6m" } } },
    { parallel: [[{ wait: "5s" }], [{ at: "30s" }, { hangUp: { call: "first", by: "customer" } }]] },
    { fault: { operations: [operation], from: "2026-01-05T09:00:00Z", for: "1m", effect: { retcode: "000-004" } } },
  ];
  const scenario = { "x-note": {}, settings: { pollHold: "0s" }, center: { agents }, steps } satisfies Scenario;
  for (const [, withSimulator] of TRANSPORTS)
    await withSimulator(async (sim) => {
      const world = await sim.createWorld({ scenario, clock: "manual" });
      await world.clock.advance("10m");
      t.strictSame((await world.scenario()).stepsAreOver, true);
    });
});

test("a scenario that does not compile is refused", async (t) => {
  const wrong: [Scenario, RegExp][] = [
    // @ts-expect-error A misspelled member of the scenario.
    [{ centre: {} }, /unknown member "centre"/],
    // @ts-expect-error A misspelled member of an agent.
    [{ center: { agents: [{ id: 101, nmae: "Ada" }] } }, /unknown member "nmae".*did you mean "name"/],
    // @ts-expect-error A misspelled member of a step.
    [{ steps: [{ call: { to: { agent: 101 }, nmae: "a" } }] }, /unknown member "nmae"/],
    // @ts-expect-error A misspelled step.
    [{ steps: [{ anwser: { agent: 101 } }] }, /"anwser"/],
    // @ts-expect-error Two steps in one.
    [{ steps: [{ wait: "5s", answer: { agent: 101 } }] }, /are 2 steps in one item/],
    // @ts-expect-error A word is not a duration.
    [{ steps: [{ wait: "fast" }] }, /"fast" is not a valid duration/],
    // @ts-expect-error A number without a unit is not a duration.
    [{ settings: { pollHold: "30" } }, /"30" is not a valid duration/],
    // @ts-expect-error No operation has this name.
    [{ steps: [{ waitFor: { operation: "logn" } }] }, /"logn"/],
  ];
  await using sim = await startSimulator({ clock: "manual" });
  for (const [scenario, problem] of wrong) await t.rejects(sim.createWorld({ scenario }), { message: problem });
});

for (const [transport, withSimulator] of TRANSPORTS) {
  test(`${transport}, names and durations that do not compile are refused`, (t) =>
    withSimulator(async (sim) => {
      const world = sim.world();
      // @ts-expect-error No operation has this name.
      const misspelled: FaultRule = { operations: ["logn"], effect: { retcode: "000-004" } };
      // @ts-expect-error A fault has one effect.
      const twoEffects: FaultRule = { effect: { retcode: "000-004", delay: "1s" } };
      // @ts-expect-error No kind of finding has this name.
      const query: FindingsQuery = { kind: "poling-too-fast" };
      await t.rejects(world.faults.add(misspelled), { message: /"logn"/ });
      await t.rejects(world.faults.add(twoEffects), { message: /are 2 effects/ });
      await t.rejects(world.findings.list(query), { message: /"poling-too-fast"/ });
      // @ts-expect-error A word is not a duration.
      await t.rejects(world.incomingCall({ to: { agent: 101 }, patience: "fast" }), { message: /"fast"/ });
      // @ts-expect-error The clock advances by a duration.
      await t.rejects(world.clock.advance("fast"), { message: /"fast"/ });
      // @ts-expect-error A word is not a mode of the clock.
      await t.rejects(world.clock.setMode("fast"), { message: /"fast"/ });
      // @ts-expect-error A timeout is a duration.
      await t.rejects(world.get({ timeout: "fast" }), { message: /"fast"/ });
    }));
}
