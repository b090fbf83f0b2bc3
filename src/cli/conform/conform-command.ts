// The command `conform`: compares the tape of a real gateway with the simulator.
import type { ConformReport } from "../../conform/conform.ts";
import { conform } from "../../conform/conform.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { type GatewayTape, readGatewayTape } from "../../upstream/tape/read-gateway-tape.ts";
import type { CommandContext } from "../command-context.ts";
import type { ConformCommandOptions } from "../command-options/conform-options.ts";
import type { RunOptions } from "../command-options/run-options.ts";
import { EXIT_ERROR, EXIT_FAILURE, EXIT_SUCCESS } from "../exit-codes.ts";
import { findScenario } from "../find-scenario.ts";
import { clearJunitFile, writeJunitFile } from "../output/junit-file.ts";
import { reportProblems } from "../output/stderr-lines.ts";
import { readTapeText } from "../replay/read-tape-text.ts";
import { formatConformJunit, formatSettings, hasFailed } from "./conform-report.ts";
import { formatConformReport } from "./conform-report-text.ts";

/** The options of the command. */
export type ConformParts = ConformCommandOptions & Pick<RunOptions, "json" | "junit">;

/**
 * Compares a tape with the simulator, and prints the report.
 *
 * @param given a path, or `-` for standard input.
 * @returns the exit code. 0: nothing differs up to the level of --fail-on. 1: something does. 2: the options contradict each other, or a
 *   file is invalid, or cannot be read or written.
 */
export async function runConformCommand(parts: ConformParts, given: string, context: CommandContext): Promise<number> {
  if (parts.suggest && parts.json) {
    return reportProblems(["--suggest cannot be combined with --json: the report of --json has the settings"], context);
  }
  const { json, junit, suggest, failOn, tolerance, gatewayVersion } = parts;
  const read = await readInputs(parts, given, context);
  const isWritable = await clearJunitFile(junit, context);
  if ("problems" in read) return reportProblems(read.problems, context);
  if (!isWritable) return EXIT_ERROR;
  const { tape, baseline, scenario } = read;
  const report = await conform(tape, { scenario, baseline, toleranceMs: tolerance, gateway: gatewayVersion });
  context.out.write(
    suggest ? formatSettings(report) : json ? formatConformJson(report) : formatConformReport(report, given),
  );
  if (!(await writeJunitFile(junit, formatConformJunit(report, failOn, given, tape), context))) return EXIT_ERROR;
  return hasFailed(report, failOn) ? EXIT_FAILURE : EXIT_SUCCESS;
}

/** The tapes and the scenario to compare. */
interface Inputs {
  readonly tape: GatewayTape;
  readonly baseline: GatewayTape | undefined;
  readonly scenario: Scenario | undefined;
}

async function readInputs(
  { scenario, baseline }: ConformParts,
  given: string,
  context: CommandContext,
): Promise<Inputs | { readonly problems: readonly string[] }> {
  const tape = await readTape(given, context);
  if ("problem" in tape) return { problems: [tape.problem] };
  const secondTape = baseline === undefined ? undefined : await readTape(baseline, context);
  if (secondTape !== undefined && "problem" in secondTape) return { problems: [`--baseline: ${secondTape.problem}`] };
  const found = scenario === undefined ? undefined : await findScenario(scenario, context, {});
  if (found !== undefined && "problems" in found) return found;
  return { tape, baseline: secondTape, scenario: found?.scenario };
}

async function readTape(given: string, context: CommandContext): Promise<GatewayTape | { readonly problem: string }> {
  const text = await readTapeText(given, context);
  const tape = typeof text === "string" ? readGatewayTape(text) : text;
  return "problem" in tape ? { problem: `${given}: ${tape.problem}` } : tape;
}

function formatConformJson(report: ConformReport): string {
  return `${JSON.stringify(report)}\n`;
}
