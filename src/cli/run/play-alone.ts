// Plays a scenario without clients, as fast as the computer can: every agent that a step waits for is played too.
import { nextTurn, performance } from "../../runtime/time.ts";
import { nobody } from "../../world/faults/port.ts";
import { World } from "../../world/world.ts";
import { DEFAULT_WORLD } from "../../world/worlds.ts";
import type { Play, Played } from "./run-plan.ts";
import type { Ending } from "./run-report.ts";

/** For so long (milliseconds of wall time) nothing else gets its turn: not the terminal, nor a signal. */
const TURN = 100;

/** Plays to the end; answers the world as it stands then. */
export async function playAlone(play: Play): Promise<Played> {
  const { options, scenario, start, onOutcome } = play;
  const { authMode, seed } = options;
  const world = await World.open({
    name: DEFAULT_WORLD,
    scenario,
    clock: { kind: "manual" },
    start,
    standIns: true,
    onOutcome,
    doorman: () => (order) => {
      play.remark(`Without clients no port is opened for fault ${order.fault}. ${order.sentence}`);
      return nobody(order);
    },
    ...(seed === undefined ? {} : { seed }),
    ...(authMode === undefined ? {} : { settings: { authMode } }),
  });
  play.begun(world);
  return { world, ended: await goOn(world, play), close: async () => world.close() };
}

/** A script that has not come to its end in so much virtual time (milliseconds) never will: only the days go on. */
const LONGEST = 366 * 24 * 3_600_000;

async function goOn(world: World, { start, limit, stop, reached }: Play): Promise<Ending> {
  const { center } = world;
  let turnEnds = performance.now() + TURN;
  while (!world.player.isOver) {
    const end = Math.max(limit(world), center.now);
    if (center.nextAt > end) {
      center.runUntil(end);
      return "time";
    }
    if (center.nextAt > start + LONGEST) return world.player.stepsAreOver ? "over" : "stuck";
    center.runUntil(center.nextAt);
    if (performance.now() < turnEnds) continue;
    reached(center.now);
    await nextTurn();
    if (stop.aborted) return "stopped";
    turnEnds = performance.now() + TURN;
  }
  return "over";
}
