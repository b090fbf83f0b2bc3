// The command serve: opens a simulator on a scenario, says where it is, and closes it at a signal.
import { once } from "node:events";
import { type OpenSimulator, openSimulator } from "../open-simulator.ts";
import type { Options } from "../options/options.ts";
import type { Surroundings } from "./command-context.ts";
import { explainFailure } from "./command-failure.ts";
import { type Found, findScenario } from "./find-scenario.ts";
import { readyObject, readySentence } from "./output/line-formats.ts";
import { type Log, openLog } from "./output/log.ts";
import { refuse } from "./output/stderr-lines.ts";
import { stopSignal } from "./stop-signal.ts";

/** Serves until told to end; answers the exit code. `named` as for findScenario. */
export async function serve(
  options: Options,
  { scenario: given, named }: { scenario: string | undefined; named: boolean },
  surroundings: Surroundings,
): Promise<number> {
  const { out, err } = surroundings;
  const stop = stopSignal(surroundings, () => 0);
  try {
    const found = await findScenario(given, surroundings, { named, maxAgents: options.maxAgents });
    if (stop.signal.aborted) return 0;
    if ("problems" in found) return refuse(found.problems, surroundings);
    const format = options.logFormat ?? (out.isTTY === true ? "pretty" : "json");
    const log = openLog(options.logLevel, format, out);
    const simulator = await openSimulator({ options, scenario: found.scenario, log });
    const stopWatching = options.watch ? await watch(found, simulator, surroundings, log) : undefined;
    log.begin((format === "json" ? readyObject : readySentence)(simulator, process.pid));
    if (!stop.signal.aborted) await once(stop.signal, "abort");
    stopWatching?.();
    await simulator.close(() => {
      log.end();
      // The system closes thousands of connections at once; this process would close them one by one.
      surroundings.exit(0);
    });
    return 0;
  } catch (error) {
    const failure = explainFailure(error, options);
    if (failure === undefined) throw error;
    err.write(`${failure.sentence}\n`);
    return failure.exitCode;
  } finally {
    stop.forget();
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
    const { followFile } = await import("./follow-scenario-file.ts");
    return followFile({ file, bytes }, simulator.defaultWorld, surroundings, log);
  }
  log.warn("--watch has no effect: only a file can be watched. Use a scenario file of your own");
  return undefined;
}
