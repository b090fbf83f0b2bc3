// Explains why a command failed, with its exit code.
import type { Options } from "../options/options.ts";
import { explainStartFailure } from "../start-failure.ts";
import { EXIT_ERROR, EXIT_FAILURE, type ExitCode } from "./exit-codes.ts";

/** The reason why a command failed, and its exit code. */
export interface CommandFailure {
  readonly sentence: string;
  readonly exitCode: ExitCode;
}

/** Thrown if an error of the simulator stopped the world of a run. The message is the reason that the world gives. */
export class WorldFailed extends Error {
  override readonly name = "WorldFailed";
}

/**
 * Explains an error that ended a command.
 *
 * @returns the reason and the exit code; undefined for an error of the simulator that is not a WorldFailed.
 */
export function explainFailure(error: unknown, options: Options): CommandFailure | undefined {
  if (error instanceof WorldFailed) return { sentence: error.message, exitCode: EXIT_FAILURE };
  const failure = explainStartFailure(error, options);
  return failure && { sentence: failure.sentence, exitCode: failure.cause === "system" ? EXIT_FAILURE : EXIT_ERROR };
}
