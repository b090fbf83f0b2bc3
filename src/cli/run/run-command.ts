// The command run: plays a scenario to its end, reports which expectations passed, and returns the exit code.

import { writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Options } from "../../options/options.ts";
import { explainFileError } from "../../runtime/file-error.ts";
import { makeFolder } from "../../runtime/make-folder.ts";
import { performance } from "../../runtime/time.ts";
import type { Outcome } from "../../scenario/stage/outcome.ts";
import { MANUAL_START } from "../../world/world.ts";
import { SIGNAL_CODE, type Signal, type Surroundings } from "../command-context.ts";
import { explainFailure } from "../command-failure.ts";
import { findScenario } from "../find-scenario.ts";
import { refuse } from "../output/stderr-lines.ts";
import type { RunOptions } from "../run-options.ts";
import { stopSignal } from "../stop-signal.ts";
import { junitXml } from "./junit.ts";
import { playAlone } from "./play-alone.ts";
import { lengthOf } from "./run-length.ts";
import type { Play } from "./run-plan.ts";
import { accountOf } from "./run-report.ts";
import { openTeller } from "./run-reporter.ts";

/**
 * Plays the scenario of that name or path.
 *
 * @returns the exit code: 0 every expectation passed; 1 one failed, or a finding fails the run; 2 the scenario cannot be played.
 */
export async function run(options: Options & RunOptions, given: string, surroundings: Surroundings): Promise<number> {
  const stop = stopSignal(surroundings, (signal) => SIGNAL_CODE[signal]);
  try {
    return await findAndPlay(options, given, surroundings, stop.signal);
  } finally {
    stop.forget();
  }
}

async function findAndPlay(
  options: Options & RunOptions,
  given: string,
  surroundings: Surroundings,
  stop: AbortSignal,
): Promise<number> {
  const { err } = surroundings;
  const found = await findScenario(given, surroundings, options);
  // Empty until the end, or for good, so that a file of an earlier run is not taken for this one's.
  const isWritable = await writeReport(options.junit, "", surroundings);
  if ("problems" in found) return refuse(found.problems, surroundings);
  if (!isWritable) return 2;
  if (stop.aborted) return SIGNAL_CODE[stop.reason as Signal];

  const { scenario } = found;
  const start = options.start ?? scenario.start ?? MANUAL_START;
  const length = lengthOf(scenario, options.for);
  const outcomes: Outcome[] = [];
  const teller = openTeller(options, surroundings);
  const play: Play = {
    options,
    scenario,
    start,
    limit: ({ player }) => start + length.limit(player.stepsAreOver),
    stop,
    begun: (world) => teller.begin(world, start),
    reached: (now) => teller.reached(now - start, length.whole),
    onOutcome(outcome) {
      outcomes.push(outcome);
      teller.tell(outcome);
    },
    remark: (sentence) => teller.remark(sentence),
  };
  const began = performance.now();
  try {
    const { world, ended, close } = options.waitForClient
      ? await (await import("./play-with-clients.ts")).playWithClients(play, options, surroundings)
      : await playAlone(play);
    // What the steps still wait for did not come, where they were meant to come to their end.
    if (ended !== "stopped") world.unmet.filter(({ line }) => length.isMeantToEnd(line)).forEach(play.onOutcome);
    if (options.waitForClient) world.watch.runEnded();
    const account = accountOf(world, { start, outcomes, ended, failOn: options.failOn });
    await close();
    teller.end(account, performance.now() - began);
    if (!(await writeReport(options.junit, junitXml(account), surroundings))) return 2;
    if (ended === "stopped") return SIGNAL_CODE[stop.reason as Signal];
    return outcomes.every(({ passed }) => passed) && !account.findings.some(({ fails }) => fails) ? 0 : 1;
  } catch (error) {
    const { sentence, exitCode } = explainFailure(error, options) ?? { sentence: sayFailed(error), exitCode: 1 };
    err.write(`${sentence}\n`);
    return exitCode;
  }
}

/** The sentence about an error of the simulator. */
function sayFailed(error: unknown): string {
  const message = String(error).replaceAll(/\s+/g, " ").trim().replace(/\.$/, "");
  return `An error of the simulator ended the run: ${message}. Report it with the scenario that you ran.`;
}

/** Writes the file that was asked for, if one was, and makes its folder. Answers whether that went well; if not, it has been said. */
async function writeReport(file: string | undefined, text: string, { err }: Surroundings): Promise<boolean> {
  if (file === undefined) return true;
  try {
    makeFolder(dirname(file));
    await writeFile(file, text);
    return true;
  } catch (error) {
    err.write(`--junit: ${file}: ${explainFileError(error)}\n`);
    return false;
  }
}
