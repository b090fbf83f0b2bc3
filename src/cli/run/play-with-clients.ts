// Plays a scenario with real clients: opens the ports, and runs the world at the speed of its clock.

import { openSimulator } from "../../open-simulator.ts";
import type { Options } from "../../options/options.ts";
import { clearInterval, setInterval } from "../../runtime/time.ts";
import type { World } from "../../world/world.ts";
import type { CommandContext } from "../command-context.ts";
import { WorldFailed } from "../command-failure.ts";
import { formatReadyObject, formatReadySentence } from "../output/line-formats.ts";
import { openLog } from "../output/log.ts";
import { chooseLogFormat } from "../serve-until-stopped.ts";
import type { PlayedRun, RunPlan } from "./run-plan.ts";
import type { Ending } from "./run-report.ts";

/** The interval at which the end of the run is checked (milliseconds of wall time). */
const CHECK_INTERVAL_MS = 50;

/**
 * Plays a run to its end.
 *
 * @returns the world in its final state, with its ports still open, and why the run ended.
 * @throws WorldFailed if an error of the simulator stopped the world; the errors of openSimulator.
 */
export async function playWithClients(
  plan: RunPlan,
  options: Options & { json: boolean },
  { out, err }: CommandContext,
): Promise<PlayedRun> {
  const { scenario, settings, start, onOutcome } = plan;
  const format = chooseLogFormat(options, out);
  // The log goes to stderr, because stdout has the report.
  const log = openLog(options.logLevel, format, err);
  // The clock starts when the ports are open.
  const waiting = { ...options, start, clock: { kind: "manual" } } as const;
  const simulator = await openSimulator({ options: waiting, scenario, settings, log, onOutcome });
  log.begin(
    (format === "json" ? formatReadyObject : formatReadySentence)(simulator, process.pid),
    options.json ? err : out,
  );
  const world = simulator.defaultWorld;
  world.setClock(options.clock ?? scenario.clock ?? { kind: "paced", factor: 1 });
  plan.onBegin(world);
  const close = () => simulator.close().finally(() => log.end());
  try {
    return { world, ended: await waitForEnd(world, plan), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function waitForEnd(world: World, { limit, stop }: RunPlan): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const check = (): void => {
      world.catchUp();
      const { failure } = world.errorBoundary;
      if (failure !== undefined) {
        clearInterval(timer);
        reject(new WorldFailed(failure));
      } else if (stop.aborted) end("stopped");
      else if (world.player.isOver) end("over");
      else if (world.center.now >= limit(world)) end("time");
    };
    const timer = setInterval(check, CHECK_INTERVAL_MS);
    const end = (ending: Ending): void => {
      clearInterval(timer);
      resolve(ending);
    };
    stop.addEventListener("abort", check, { once: true });
    check();
  });
}
