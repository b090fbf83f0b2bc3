// The command serve: opens a simulator with a scenario, prints its addresses, and closes it at a signal.
import { once } from "node:events";
import { type OpenSimulator, openSimulator, type SimulatorParts } from "../open-simulator.ts";
import type { Options } from "../options/options.ts";
import type { CommandContext } from "./command-context.ts";
import { explainFailure } from "./command-failure.ts";
import { EXIT_SUCCESS } from "./exit-codes.ts";
import { type FoundScenario, findScenario } from "./find-scenario.ts";
import { readyObject, readySentence } from "./output/line-formats.ts";
import { type Log, openLog } from "./output/log.ts";
import { reportProblems } from "./output/stderr-lines.ts";
import { stopSignal } from "./stop-signal.ts";
import { TapeFile } from "./tape-file.ts";

/**
 * Serves until a signal stops it.
 *
 * @param given the scenario; `hasCommand` as for findScenario.
 * @returns the exit code.
 */
export async function serveCommand(
  options: Options,
  { scenario: given, hasCommand }: { scenario: string | undefined; hasCommand: boolean },
  context: CommandContext,
): Promise<number> {
  const { out, err } = context;
  const stop = stopSignal(context, () => EXIT_SUCCESS);
  try {
    const found = await findScenario(given, context, { hasCommand, maxAgents: options.maxAgents });
    if (stop.signal.aborted) return EXIT_SUCCESS;
    if ("problems" in found) return reportProblems(found.problems, context);
    const format = options.logFormat ?? (out.isTTY === true ? "pretty" : "json");
    const log = openLog(options.logLevel, format, out);
    const tapeFile = new TapeFile(options, (sentence) => log.warn(sentence));
    const simulator = await openWithTape({ options, scenario: found.scenario, log }, tapeFile);
    const stopWatching = options.watch ? await watch(found, simulator, context, log) : undefined;
    log.begin((format === "json" ? readyObject : readySentence)(simulator, process.pid));
    if (!stop.signal.aborted) await once(stop.signal, "abort");
    stopWatching?.();
    await simulator.close(() => {
      tapeFile.settle();
      log.end();
      // When the process exits, the system closes thousands of connections at once. Closing them one by one takes long.
      context.exit(EXIT_SUCCESS);
    });
    tapeFile.close();
    return EXIT_SUCCESS;
  } catch (error) {
    const failure = explainFailure(error, options);
    if (failure === undefined) throw error;
    err.write(`${failure.sentence}\n`);
    return failure.exitCode;
  } finally {
    stop.dispose();
  }
}

/** Opens a simulator whose default world is on the tape before it has a port. */
async function openWithTape(parts: SimulatorParts, tapeFile: TapeFile): Promise<OpenSimulator> {
  try {
    return await openSimulator({ ...parts, onWorld: (world) => tapeFile.follow(world) });
  } catch (error) {
    tapeFile.discard();
    throw error;
  }
}

/** Reloads the scenario when its file changes. Returns a function that stops this; undefined if there is no file to watch. */
async function watch(
  { file, bytes }: FoundScenario,
  simulator: OpenSimulator,
  context: CommandContext,
  log: Log,
): Promise<(() => void) | undefined> {
  if (file !== undefined) {
    const { followFile } = await import("./follow-scenario-file.ts");
    return followFile({ file, bytes }, simulator.defaultWorld, context, log);
  }
  log.warn("--watch has no effect: only a file can be watched. Use a scenario file of your own");
  return undefined;
}
