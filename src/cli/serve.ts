// The command serve: opens a simulator on a scenario, says where it is, and closes it at a signal.

import type { Options } from "../options.ts";
import { setTimeout } from "../runtime/time.ts";
import { type OpenSimulator, openSimulator } from "../simulator.ts";
import { explainFailure } from "./failure.ts";
import { type Found, findScenario } from "./find-scenario.ts";
import { type Log, openLog } from "./log.ts";
import { readyObject, readySentence } from "./print.ts";
import { SIGNAL_CODE, type Surroundings } from "./surroundings.ts";
import { refuse } from "./tell.ts";

/** Within this a simulator that was told to end has ended, even if something hangs. */
const LONGEST_END = 1_800;

/** Serves until told to end; answers the exit code. `named` as for findScenario. */
export async function serve(
  options: Options,
  { scenario: given, named }: { scenario: string | undefined; named: boolean },
  surroundings: Surroundings,
): Promise<number> {
  const { out, err } = surroundings;
  const found = await findScenario(given, surroundings, { named, maxAgents: options.maxAgents });
  if ("problems" in found) return refuse(found.problems, surroundings);
  const format = options.logFormat ?? (out.isTTY === true ? "pretty" : "json");
  const log = openLog(options.logLevel, format, out);
  const end = signalled(surroundings);
  try {
    const simulator = await openSimulator({ options, scenario: found.scenario, log });
    const stopWatching = options.watch ? await watch(found, simulator, surroundings, log) : undefined;
    log.begin((format === "json" ? readyObject : readySentence)(simulator, process.pid));
    await end.told;
    stopWatching?.();
    await simulator.close();
    log.end();
    return 0;
  } catch (error) {
    const failure = explainFailure(error, options);
    if (failure === undefined) throw error;
    err.write(`${failure.sentence}\n`);
    return failure.exitCode;
  } finally {
    end.forget();
  }
}

/** Has the simulator follow the changes of its scenario; undefined where none can come. */
async function watch(
  { file, bytes }: Found,
  simulator: OpenSimulator,
  surroundings: Surroundings,
  log: Log,
): Promise<(() => void) | undefined> {
  if (file !== undefined) {
    const { followFile } = await import("./watch.ts");
    return followFile({ file, bytes }, simulator.defaultWorld, surroundings, log);
  }
  log.warn("--watch: nothing is watched, because only a file can change; name one of your own");
  return undefined;
}

/** Waits for the first signal to end; the second one, or a long wait, ends the process at once. */
function signalled({ onSignal, exit }: Surroundings): { told: Promise<void>; forget(): void } {
  let patience: NodeJS.Timeout | undefined;
  let forget = (): void => {};
  const told = new Promise<void>((tell) => {
    forget = onSignal((signal) => {
      if (patience !== undefined) exit(SIGNAL_CODE[signal]);
      // Not cleared at the end: what was written may still wait for a reader who never comes.
      patience = setTimeout(() => exit(0), LONGEST_END).unref();
      tell();
    });
  });
  return { told, forget };
}
