// The command `serve`: opens a simulator with a scenario, prints its addresses, and closes it at a signal.

import type { Upstream, UpstreamParts } from "../conform/modes/open-upstream.ts";
import type { OpenSimulator } from "../open-simulator.ts";
import type { Options } from "../options/options.ts";
import { readAssignedSettings } from "../world/assigned-settings.ts";
import type { World } from "../world/world.ts";
import type { CommandContext } from "./command-context.ts";
import { explainFailure } from "./command-failure.ts";
import { EXIT_SUCCESS } from "./exit-codes.ts";
import { type FoundScenario, findScenario } from "./find-scenario.ts";
import type { Log } from "./output/log.ts";
import { reportProblems } from "./output/stderr-lines.ts";
import { openServingLog, serveUntilStopped } from "./serve-until-stopped.ts";
import { createStopSignal } from "./stop-signal.ts";
import { readStoreOptions } from "./store-choice.ts";
import { TapeFile } from "./tape-file.ts";

/**
 * Serves until a signal stops it.
 *
 * @param scenario a path, the name of a shipped scenario, or `-`; undefined: the scenario `default`.
 * @param hasCommand whether the command line has a command, as for findScenario.
 * @returns the exit code. 0: a signal stopped it. 1: a port could not be opened. 2: an option, the scenario or a file cannot be used.
 */
export async function runServeCommand(
  options: Options,
  { scenario: named, hasCommand }: { scenario: string | undefined; hasCommand: boolean },
  context: CommandContext,
): Promise<number> {
  const { err } = context;
  const stop = createStopSignal(context, () => EXIT_SUCCESS);
  try {
    const found = await findScenario(named, context, { hasCommand, maxAgents: options.maxAgents });
    if (stop.signal.aborted) return EXIT_SUCCESS;
    if ("problems" in found) return reportProblems(found.problems, context);
    const given = readAssignedSettings(options.set, found.scenario);
    if ("problems" in given) return reportProblems(given.problems, context);
    const log = openServingLog(options, context);
    const twinParts = { scenario: named === undefined ? undefined : found.scenario, settings: given.settings };
    const upstream = await openUpstreamOf(options, twinParts, log);
    const twin = upstream?.twin;
    const tapeFile = new TapeFile(options, (sentence) => log.warn(sentence));
    // The tape of the default world begins before the world has a port. If a real gateway gets the requests, the tape has its exchanges.
    const onWorld = (world: World): void => {
      upstream?.onWorld(world);
      if (upstream === undefined) tapeFile.follow(world);
      else tapeFile.followGateway(upstream);
    };
    const parts = {
      options,
      scenario: found.scenario,
      settings: given.settings,
      log,
      onWorld,
      upstream: upstream?.take,
      given: twin && { name: twin.name, isSilent: true, serve: async () => twin },
      store: readStoreOptions(options),
    };
    await serveUntilStopped(parts, stop.signal, context, {
      onFailure: () => tapeFile.discard(),
      onOpen: async (simulator) => {
        upstream?.onOpen(simulator);
        return options.watch ? followScenario(found, simulator, context, log) : undefined;
      },
      onAnswered: () => {
        tapeFile.settle();
        return upstream?.close();
      },
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

/** The scenario of the command line, if it has one, and its settings, for the twin of a real gateway. */
type TwinParts = Pick<UpstreamParts, "scenario" | "settings">;

/** Opens the real gateway of the options as the upstream. Returns undefined if the options have none. */
async function openUpstreamOf(options: Options, twin: TwinParts, log: Log): Promise<Upstream | undefined> {
  const { upstream, authMode } = options;
  if (upstream === undefined) return undefined;
  const { openUpstream } = await import("../conform/modes/open-upstream.ts");
  return openUpstream({
    options: { ...options, upstream },
    scenario: twin.scenario,
    settings: { ...twin.settings, ...(authMode === undefined ? {} : { authMode }) },
    logRequest: log.request,
    warn: (sentence) => log.warn(sentence),
    info: (sentence) => log.info(sentence),
  });
}

/** Reloads the scenario when its file changes. Returns a function that stops watching. Without a file, warns and returns undefined. */
export async function followScenario(
  { file, bytes }: FoundScenario,
  simulator: OpenSimulator,
  context: Pick<CommandContext, "watch">,
  log: Log,
): Promise<(() => void) | undefined> {
  const { defaultWorld } = simulator;
  if (file !== undefined && defaultWorld !== undefined) {
    const { followFile } = await import("./follow-scenario-file.ts");
    return followFile({ file, bytes }, defaultWorld, context, log);
  }
  log.warn("--watch has no effect: only a file can be watched. Use a scenario file of your own");
  return undefined;
}
