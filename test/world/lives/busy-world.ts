// Opens a busy contact center, in slices or without, for tests of long work.

import { World, type WorldOptions } from "../../../src/world/world.ts";
import { type ManualSlicing, runSlicesUntilSettled } from "../../support/slicing.ts";
import { readTestScenario } from "../../support/test-scenario.ts";

/** One minute in milliseconds. */
export const MINUTE_MS = 60_000;

/** A scenario with a queue, agents on autopilot, traffic and generated histories. */
export const BUSY_SCENARIO = {
  center: {
    queues: [{ id: 25 }],
    agents: [
      { id: 101, queues: [25] },
      { ids: "201-330", queues: [25], autopilot: { answer: "3s", wrapUp: "10s" } },
    ],
  },
  steps: [
    { history: { agents: [101, 201, 202], since: "3h", callsPerHour: 20 } },
    { traffic: { queue: 25, callsPerHour: 900, talk: { p50: "1m", p95: "4m" }, patience: "40s" } },
    { wait: "5m" },
    { autopilot: { agents: "201-330", answer: "5s" } },
    { traffic: { agents: "201-330", gap: { exponential: "3m" }, talk: "1m" } },
    { wait: "5m" },
    { history: { agents: [101], since: "2h", callsPerHour: 30 } },
    { signIn: { agent: 101 } },
  ],
};

/** Opens a world; with `slicing`, in slices. Resolves when the world is open. */
export async function openBusyWorld(
  slicing: ManualSlicing | undefined,
  options: Partial<WorldOptions> = {},
  scenario: object = BUSY_SCENARIO,
): Promise<World> {
  const worldOptions: WorldOptions = {
    name: "w",
    scenario: await readTestScenario(scenario),
    clock: { kind: "manual" },
    ...options,
  };
  const opening = World.open(slicing === undefined ? worldOptions : { ...worldOptions, slicing });
  await runSlicesUntilSettled(slicing, opening);
  return opening;
}

/** Returns the state of a world as text, without the salted hashes of its passwords. */
export function serializeState(world: World): string {
  const { world: state } = JSON.parse(JSON.stringify(world.snapshot())) as { world: { life: object } };
  return JSON.stringify(state.life).replaceAll(/sha256\$\w+\$\w+/g, "hash");
}
