// Plays a scenario without clients, as fast as possible.
// The simulator plays the agents that steps wait for.
import { performance, waitForNextTurn } from "../../runtime/time.ts";
import { openNoPort } from "../../world/faults/fault-port.ts";
import { World } from "../../world/world.ts";
import { DEFAULT_WORLD } from "../../world/worlds.ts";
import type { PlayedRun, RunPlan } from "./run-plan.ts";
import type { Ending } from "./run-report.ts";

/** The time after which the run lets the process handle the terminal and signals, in milliseconds of wall time. */
const SLICE_MS = 100;

/** Plays a run to its end. Returns the world in its final state, why the run ended, and how to close the world. */
export async function playAlone(plan: RunPlan): Promise<PlayedRun> {
  const { options, scenario, start, onOutcome } = plan;
  const { authMode, seed } = options;
  const world = await World.open({
    name: DEFAULT_WORLD,
    scenario,
    clock: { kind: "manual" },
    start,
    standIns: true,
    onOutcome,
    portOpener: () => (order) => {
      plan.onRemark(`Without clients no port is opened for fault ${order.fault}. ${order.sentence}`);
      return openNoPort(order);
    },
    ...(seed === undefined ? {} : { seed }),
    settings: { ...plan.settings, ...(authMode === undefined ? {} : { authMode }) },
  });
  plan.onBegin(world);
  return { world, ended: await playOn(world, plan), close: async () => world.close() };
}

/** Longest run in milliseconds of virtual time. If the steps have not ended by then, they never will. */
const MAX_RUN_MS = 366 * 24 * 3_600_000;

async function playOn(world: World, { start, limit, stop, onProgress }: RunPlan): Promise<Ending> {
  const { center } = world;
  let sliceEnds = performance.now() + SLICE_MS;
  while (!world.player.isOver) {
    const end = Math.max(limit(world), center.now);
    if (center.nextAt > end) {
      center.runUntil(end);
      return "time";
    }
    if (center.nextAt > start + MAX_RUN_MS) return world.player.stepsAreOver ? "over" : "stuck";
    center.runUntil(center.nextAt);
    if (performance.now() < sliceEnds) continue;
    onProgress(center.now);
    await waitForNextTurn();
    if (stop.aborted) return "stopped";
    sliceEnds = performance.now() + SLICE_MS;
  }
  return "over";
}
