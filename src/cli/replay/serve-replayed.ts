// Serves the world of a replay, at the point that the replay has reached.
import { parseClockMode } from "../../forms/clock-mode.ts";
import type { Options } from "../../options/options.ts";
import type { ReadTape } from "../../replay/read-tape.ts";
import type { Replay } from "../../replay/replay.ts";
import { restoreScenario } from "../../scenario/reading/scenario-snapshot.ts";
import type { CommandContext } from "../command-context.ts";
import { explainFailure } from "../command-failure.ts";
import { EXIT_SUCCESS, type ExitCode } from "../exit-codes.ts";
import { openServingLog, serveUntilStopped } from "../serve-until-stopped.ts";

/**
 * Serves until a signal arrives. If the tape belongs to another world than the default one, the default world begins in the same way as
 * that world.
 *
 * @returns the exit code.
 */
export async function serveReplayed(
  replay: Replay,
  { head }: ReadTape,
  options: Options,
  stop: AbortSignal,
  context: CommandContext,
): Promise<ExitCode> {
  const { script, seed, settings, start } = head.beginning;
  const log = openServingLog(options, context);
  const clock = parseClockMode(head.clock);
  const begun = { authMode: undefined, seed, clock, start: start ?? Date.parse(head.start) };
  const { name } = replay.world;
  const parts = {
    options: { ...options, ...begun },
    scenario: restoreScenario(script),
    settings,
    log,
    given: { name, serve: (served: Parameters<Replay["handOver"]>[0]) => replay.handOver(served) },
  };
  try {
    await serveUntilStopped(parts, stop, context);
    return EXIT_SUCCESS;
  } catch (error) {
    const failure = explainFailure(error, options);
    if (failure === undefined) throw error;
    context.err.write(`${failure.sentence}\n`);
    return failure.exitCode;
  }
}
