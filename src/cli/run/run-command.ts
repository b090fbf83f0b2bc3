// The command `run`: plays a scenario to its end and reports which expectations passed.
import type { Options } from "../../options/options.ts";
import { performance } from "../../runtime/time.ts";
import type { Outcome } from "../../scenario/stage/outcome.ts";
import { readAssignedSettings } from "../../world/assigned-settings.ts";
import { MANUAL_START } from "../../world/world.ts";
import { type CommandContext, SIGNAL_CODE, type Signal } from "../command-context.ts";
import { explainFailure } from "../command-failure.ts";
import type { RunOptions } from "../command-options/run-options.ts";
import { EXIT_ERROR, EXIT_FAILURE, EXIT_SUCCESS } from "../exit-codes.ts";
import { findScenario } from "../find-scenario.ts";
import { clearJunitFile, writeJunitFile } from "../output/junit-file.ts";
import { reportProblems } from "../output/stderr-lines.ts";
import { createStopSignal } from "../stop-signal.ts";
import { formatRunJunit } from "./junit.ts";
import { playAlone } from "./play-alone.ts";
import { determineRunLength } from "./run-length.ts";
import type { RunPlan } from "./run-plan.ts";
import { createRunReport } from "./run-report.ts";
import { openRunReporter } from "./run-reporter.ts";
import { RunTrace } from "./run-trace.ts";

/**
 * Plays a scenario.
 *
 * @param given the name of a shipped scenario, a path, or `-` for standard input.
 * @returns the exit code. 0: every expectation passed. 1: one failed, a finding fails the run, a port could not be opened, or the simulator
 *   failed. 2: an option or the scenario cannot be used, or the report cannot be written. 130 or 143: a signal stopped the run.
 */
export async function runRunCommand(
  options: Options & RunOptions,
  given: string,
  context: CommandContext,
): Promise<number> {
  const stop = createStopSignal(context, (signal) => SIGNAL_CODE[signal]);
  try {
    return await findAndPlay(options, given, context, stop.signal);
  } finally {
    stop.dispose();
  }
}

async function findAndPlay(
  options: Options & RunOptions,
  named: string,
  context: CommandContext,
  stop: AbortSignal,
): Promise<number> {
  const { err } = context;
  const found = await findScenario(named, context, options);
  const isWritable = await clearJunitFile(options.junit, context);
  if ("problems" in found) return reportProblems(found.problems, context);
  if (!isWritable) return EXIT_ERROR;
  if (stop.aborted) return SIGNAL_CODE[stop.reason as Signal];

  const { scenario } = found;
  const given = readAssignedSettings(options.set, scenario);
  if ("problems" in given) return reportProblems(given.problems, context);
  const start = options.start ?? scenario.start ?? MANUAL_START;
  const length = determineRunLength(scenario, options.for);
  const outcomes: Outcome[] = [];
  const trace = options.trace ? new RunTrace() : undefined;
  const traces = new Map<Outcome, readonly string[]>();
  const reporter = openRunReporter(options, context);
  const plan: RunPlan = {
    options,
    scenario,
    settings: given.settings,
    start,
    limit: ({ player }) => start + length.limit(player.stepsAreOver),
    stop,
    onBegin: (world) => {
      trace?.begin(world, start);
      reporter.begin(world, start);
    },
    onProgress: (now) => reporter.showProgress(now - start, length.totalMs),
    onOutcome(outcome) {
      outcomes.push(outcome);
      if (trace !== undefined && !outcome.passed) traces.set(outcome, trace.takeLines());
      reporter.addOutcome(outcome, traces.get(outcome));
    },
    onRemark: (sentence) => reporter.remark(sentence),
  };
  const begunAtMs = performance.now();
  try {
    const { world, ended, close } = options.waitForClient
      ? await (await import("./play-with-clients.ts")).playWithClients(plan, options, context)
      : await playAlone(plan);
    // Steps that still wait have failed, unless a signal stopped the run.
    if (ended !== "stopped") world.unmet.filter(({ line }) => length.isMeantToEnd(line)).forEach(plan.onOutcome);
    if (options.waitForClient) world.clientObserver.onRunEnded();
    const report = createRunReport(world, { start, outcomes, traces, ended, failOn: options.failOn });
    await close();
    reporter.end(report, performance.now() - begunAtMs);
    if (!(await writeJunitFile(options.junit, formatRunJunit(report), context))) return EXIT_ERROR;
    if (ended === "stopped") return SIGNAL_CODE[stop.reason as Signal];
    return outcomes.every(({ passed }) => passed) && !report.findings.some(({ fails }) => fails)
      ? EXIT_SUCCESS
      : EXIT_FAILURE;
  } catch (error) {
    const { sentence, exitCode } = explainFailure(error, options) ?? {
      sentence: describeSimulatorError(error),
      exitCode: EXIT_FAILURE,
    };
    err.write(`${sentence}\n`);
    return exitCode;
  }
}

function describeSimulatorError(error: unknown): string {
  const message = String(error).replaceAll(/\s+/g, " ").trim().replace(/\.$/, "");
  return `An error of the simulator ended the run: ${message}. Report it with the scenario that you ran.`;
}
