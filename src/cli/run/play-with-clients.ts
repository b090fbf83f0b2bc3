// Plays a scenario with real clients: opens the doors, and lets time go on as the scenario's clock does.

import { openSimulator } from "../../open-simulator.ts";
import type { Options } from "../../options/options.ts";
import { clearInterval, setInterval } from "../../runtime/time.ts";
import type { World } from "../../world/world.ts";
import type { Surroundings } from "../command-context.ts";
import { WorldFailed } from "../command-failure.ts";
import { readyObject, readySentence } from "../output/line-formats.ts";
import { openLog } from "../output/log.ts";
import type { Play, Played } from "./run-plan.ts";
import type { Ending } from "./run-report.ts";

/** How often (milliseconds of wall time) it is looked whether the run has come to its end. */
const LOOK_EVERY = 50;

/**
 * Plays to the end; answers the world as it stands then, with the doors still open.
 *
 * @throws WorldFailed when an error of the simulator stopped the world.
 */
export async function playWithClients(
  play: Play,
  options: Options & { json: boolean },
  { out, err }: Surroundings,
): Promise<Played> {
  const { scenario, start, onOutcome } = play;
  const format = options.logFormat ?? (out.isTTY === true ? "pretty" : "json");
  // The output belongs to the account, and where that is one object, to nothing else.
  const log = openLog(options.logLevel, format, err);
  // Time begins to pass when clients can come.
  const waiting = { ...options, start, clock: { kind: "manual" } } as const;
  const simulator = await openSimulator({ options: waiting, scenario, log, onOutcome });
  log.begin((format === "json" ? readyObject : readySentence)(simulator, process.pid), options.json ? err : out);
  const world = simulator.defaultWorld;
  world.setClock(options.clock ?? scenario.clock ?? { kind: "paced", factor: 1 });
  play.begun(world);
  try {
    return { world, ended: await atItsEnd(world, play), close: () => simulator.close().finally(() => log.end()) };
  } catch (error) {
    await simulator.close();
    throw error;
  }
}

function atItsEnd(world: World, { limit, stop }: Play): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      world.catchUp();
      const { failure } = world.fence;
      if (failure !== undefined) {
        clearInterval(looking);
        reject(new WorldFailed(failure));
      } else if (stop.aborted) end("stopped");
      else if (world.player.isOver) end("over");
      else if (world.center.now >= limit(world)) end("time");
    };
    const looking = setInterval(look, LOOK_EVERY);
    const end = (ending: Ending): void => {
      clearInterval(looking);
      resolve(ending);
    };
    stop.addEventListener("abort", look, { once: true });
    look();
  });
}
