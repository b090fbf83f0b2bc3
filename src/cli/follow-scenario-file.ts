// Reloads a scenario file when it changes.
// If the new file is invalid, the previous scenario continues.
import { readFile } from "node:fs/promises";
import { formatProblem } from "../forms/problems.ts";
import type { SimulatorLog } from "../open-simulator.ts";
import { explainFileError } from "../runtime/file-error.ts";
import { EndlessChain } from "../world/lives/long-run.ts";
import { readScenarioAside } from "../world/reading/read-scenario-aside.ts";
import type { World } from "../world/world.ts";
import type { CommandContext } from "./command-context.ts";

const PREVIOUS_CONTINUES = "the previous scenario continues";

/**
 * Reloads the scenario of a world when its file changes, and logs the result.
 *
 * @param source the file, with the bytes that the world already plays.
 * @returns a function that stops following the file.
 */
export function followFile(
  source: { file: string; bytes: Buffer },
  world: Pick<World, "replaceScenario" | "maxAgents" | "explainTooManyAgents">,
  { watch }: Pick<CommandContext, "watch">,
  log: Pick<SimulatorLog, "info" | "warn">,
): () => void {
  const { file } = source;
  let lastRead = source.bytes;
  let played = source.bytes;
  let lastReadFailure: string | undefined;
  let reading: Promise<void> | undefined;
  let hasChangedMeanwhile = false;

  const reload = async (): Promise<void> => {
    const bytes = await readFile(file).catch((error: unknown) => {
      const sentence = explainFileError(error);
      // One change can cause two reads, but an unreadable file is reported once.
      if (sentence !== lastReadFailure) log.warn(`${file}: ${sentence}; ${PREVIOUS_CONTINUES}`);
      lastReadFailure = sentence;
    });
    if (bytes !== undefined) lastReadFailure = undefined;
    // Ignore a new modification time without new content.
    if (bytes === undefined || bytes.equals(lastRead)) return;
    lastRead = bytes;
    if (bytes.equals(played)) {
      log.info(`${file} again has the scenario that is playing`);
      return;
    }
    const read = await readScenarioAside({ bytes, file }, { maxAgents: world.maxAgents });
    if ("problems" in read) {
      for (const problem of read.problems) log.warn(formatProblem(problem));
      log.warn(`${file} has a mistake: ${PREVIOUS_CONTINUES}`);
      return;
    }
    const refusal = world.explainTooManyAgents(read.scenario);
    if (refusal !== undefined) {
      log.warn(`${file}: ${refusal}; ${PREVIOUS_CONTINUES}`);
      return;
    }
    const unchanged = await world.replaceScenario(read.scenario);
    played = bytes;
    log.info(`${file} was reloaded: its steps begin when the next old step is due, or now if none waits for a time`);
    for (const sentence of unchanged) log.warn(`${file}: ${sentence}`);
  };

  const onChange = (): void => {
    // Reload one version after the other, so that the last one wins.
    if (reading !== undefined) {
      hasChangedMeanwhile = true;
      return;
    }
    reading = reload()
      // Replacing fails if the first steps never let time pass, or if an error has stopped the world, which then plays no scenario.
      .catch((error: unknown) => {
        log.warn(`${file}: ${error instanceof Error ? error.message : String(error)}`);
        log.warn(`${file} cannot be played${error instanceof EndlessChain ? `: ${PREVIOUS_CONTINUES}` : ""}`);
      })
      .finally(() => {
        reading = undefined;
        if (!hasChangedMeanwhile) return;
        hasChangedMeanwhile = false;
        onChange();
      });
  };

  const stop = watch(file, onChange);
  // The file may have changed since it was read.
  onChange();
  return stop;
}
