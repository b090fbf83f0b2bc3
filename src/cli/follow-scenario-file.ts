// Reads a scenario file again whenever it changes, and has the world go on with it; a bad file keeps the old one.
import { readFile } from "node:fs/promises";
import { formatProblem } from "../forms/problems.ts";
import type { SimulatorLog } from "../open-simulator.ts";
import { explainFileError } from "../runtime/file-error.ts";
import { readScenarioAside } from "../world/reading/read-scenario-aside.ts";
import type { World } from "../world/world.ts";
import type { Surroundings } from "./command-context.ts";

const KEPT = "the scenario from before continues";

/** Follows the changes of a file, of which `bytes` was read before, until the returned function is called. */
export function followFile(
  { file, bytes: before }: { file: string; bytes: Buffer },
  world: Pick<World, "replaceScenario" | "maxAgents" | "refuses">,
  { watch }: Pick<Surroundings, "watch">,
  log: Pick<SimulatorLog, "info" | "warn">,
): () => void {
  let last = before;
  let played = before;
  let reading: Promise<void> | undefined;
  let changedMeanwhile = false;

  const readAgain = async (): Promise<void> => {
    const bytes = await readFile(file).catch((error: unknown) => {
      log.warn(`${file}: ${explainFileError(error)}; ${KEPT}`);
    });
    // Whoever touches a file without changing it means nothing by that.
    if (bytes === undefined || bytes.equals(last)) return;
    last = bytes;
    if (bytes.equals(played)) {
      log.info(`${file} is the scenario that is already playing`);
      return;
    }
    const read = await readScenarioAside({ bytes, file }, { maxAgents: world.maxAgents });
    if ("problems" in read) {
      for (const problem of read.problems) log.warn(formatProblem(problem));
      log.warn(`${file} has a mistake: ${KEPT}`);
      return;
    }
    const tooMany = world.refuses(read.scenario);
    if (tooMany !== undefined) {
      log.warn(`${file}: ${tooMany}; ${KEPT}`);
      return;
    }
    const lasting = await world.replaceScenario(read.scenario);
    played = bytes;
    log.info(`${file} was reloaded: its steps begin where the next old step would have begun`);
    for (const sentence of lasting) log.warn(`${file}: ${sentence}`);
  };

  const changed = (): void => {
    // One after the other: what was written last must be what is played.
    if (reading !== undefined) {
      changedMeanwhile = true;
      return;
    }
    reading = readAgain()
      // Steps that let no time pass are found out only when they are played.
      .catch((error: unknown) => {
        log.warn(`${file}: ${error instanceof Error ? error.message : String(error)}`);
        log.warn(`${file} cannot be played: ${KEPT}`);
      })
      .finally(() => {
        reading = undefined;
        if (!changedMeanwhile) return;
        changedMeanwhile = false;
        changed();
      });
  };

  const stop = watch(file, changed);
  // It may have changed since it was read.
  changed();
  return stop;
}
