// Reads the arguments and options, and runs their command.
import { type Flags, findMisspelledVariables, readOptions, readRows } from "../options/option-sources.ts";
import { OPTIONS, type OptionRow, type Options, variableOf } from "../options/options.ts";
import { readTokenFile } from "../options/token-file.ts";
import { readPackageVersion } from "../runtime/version.ts";
import { isReadTwice, type ParsedCommand, readArguments, STDIN, STDIN_USED_TWICE } from "./arguments.ts";
import type { CommandContext } from "./command-context.ts";
import { ALL_CONFORM_OPTIONS } from "./command-options/conform-options.ts";
import { MCP_OPTIONS } from "./command-options/mcp-options.ts";
import { isServedAfterReplay, REPLAY_OPTIONS, SERVED_OPTIONS } from "./command-options/replay-options.ts";
import { RUN_OPTIONS } from "./command-options/run-options.ts";
import { ALL_TAPE_OPTIONS } from "./command-options/tape-command-options.ts";
import { TO_SCENARIO_OPTIONS } from "./command-options/to-scenario-options.ts";
import { EXIT_SUCCESS } from "./exit-codes.ts";
import { reportProblems, writeLines } from "./output/stderr-lines.ts";
import { treatInputEndAsSignal } from "./stop-signal.ts";

/**
 * Runs a command line to its end. Each command loads its own modules.
 *
 * @param argv the arguments without the name of the program.
 * @returns the exit code.
 */
export async function dispatch(argv: readonly string[], context: CommandContext): Promise<number> {
  const parsed = readArguments(argv);
  if ("problem" in parsed) return reportProblems([parsed.problem], context);
  switch (parsed.command) {
    case "help": {
      const { writeHelp } = await import("./help/help-text.ts");
      context.out.write(await writeHelp(parsed.about));
      return EXIT_SUCCESS;
    }
    case "version":
      context.out.write(`${readPackageVersion()}\n`);
      return EXIT_SUCCESS;
    case "schema": {
      const { runSchemaCommand } = await import("./schema-command.ts");
      return runSchemaCommand(context);
    }
    case "validate": {
      const { runValidateCommand } = await import("./validate-command.ts");
      return runValidateCommand(parsed.scenarios, context);
    }
    case "run":
      return startRun(parsed, context);
    case "replay":
      return startReplay(parsed, context);
    case "conform":
      return startComparison(parsed, context);
    case "tape":
      return startTape(parsed.flags, context);
    case "to-scenario":
      return startConversion(parsed, context);
    case "health": {
      const read = readOptions({ ...context, flags: parsed.flags }, { toServe: false });
      if ("problems" in read) return reportProblems(read.problems, context);
      const { runHealthCommand } = await import("./health-command.ts");
      return runHealthCommand(read.options, context);
    }
    case "completion": {
      const { runCompletionCommand } = await import("./help/completion-command.ts");
      return runCompletionCommand(parsed.shell, context);
    }
    case "mcp":
      return startMcp(parsed.flags, context);
    case "serve": {
      const read = readOptions({ ...context, flags: parsed.flags });
      if ("problems" in read) return reportProblems(read.problems, context);
      writeLines(findMisspelledVariables(context.environment), context);
      return startServe(read.options, parsed, context);
    }
  }
}

async function startServe(
  options: Options,
  { scenario, hasCommand }: Extract<ParsedCommand, { command: "serve" }>,
  given: CommandContext,
): Promise<number> {
  if (options.stopWithStdin && scenario === STDIN) return reportProblems([INPUT_READ_TWICE], given);
  const context = options.stopWithStdin ? treatInputEndAsSignal(given) : given;
  const { workers } = options;
  if (workers !== undefined) {
    const { runServeWorkersCommand } = await import("./workers/serve-workers-command.ts");
    return runServeWorkersCommand({ ...options, workers }, { given: scenario, hasCommand }, context);
  }
  const { runServeCommand } = await import("./serve-command.ts");
  return runServeCommand(options, { scenario, hasCommand }, context);
}

async function startRun({ flags, scenario }: Extract<ParsedCommand, { command: "run" }>, context: CommandContext) {
  const problems: string[] = [];
  const runOptions = readRows(RUN_OPTIONS, { flags, environment: {} }, problems);
  // Options that would prevent opening ports are a problem only if ports are opened.
  const read = readOptions({ ...context, flags }, { toServe: runOptions.waitForClient });
  if ("problems" in read) problems.push(...read.problems);
  if (problems.length > 0 || "problems" in read) return reportProblems(problems, context);
  if (!runOptions.waitForClient) {
    const { seed, start, authMode, maxAgents, set, ...unused } = OPTIONS;
    noteUnusedOptions(flags, Object.values(unused), NO_PORTS_IN_RUN, context);
    if (runOptions.failOn !== undefined) context.err.write(FAIL_ON_UNUSED);
  }
  writeLines(findMisspelledVariables(context.environment), context);
  const { runRunCommand } = await import("./run/run-command.ts");
  return runRunCommand({ ...read.options, ...runOptions }, scenario, context);
}

type TapeCommand = Extract<ParsedCommand, { tape: string }>;

async function startReplay({ flags, tape }: TapeCommand, context: CommandContext) {
  const problems: string[] = [];
  const rows = { json: RUN_OPTIONS.json, junit: RUN_OPTIONS.junit, ...REPLAY_OPTIONS };
  const options = readRows(rows, { flags, environment: {} }, problems);
  const isServed = isServedAfterReplay(flags);
  const read = readOptions({ flags, environment: isServed ? listServedVariables(context) : {} }, { toServe: isServed });
  if ("problems" in read) problems.push(...read.problems);
  if (problems.length > 0 || "problems" in read) return reportProblems(problems, context);
  if (isServed) writeLines(findMisspelledVariables(context.environment), context);
  else noteUnusedOptions(flags, SERVED_OPTIONS, NO_PORTS_IN_REPLAY, context);
  const { runReplayCommand } = await import("./replay/replay-command.ts");
  return runReplayCommand({ ...options, served: isServed ? read.options : undefined }, tape, context);
}

/** Returns the environment variables of the options with which a replayed world is served. */
function listServedVariables({ environment }: CommandContext): CommandContext["environment"] {
  const names = SERVED_OPTIONS.map(variableOf);
  return Object.fromEntries(Object.entries(environment).filter(([name]) => names.includes(name)));
}

async function startComparison({ flags, tape }: TapeCommand, context: CommandContext) {
  const problems: string[] = [];
  const options = readRows(ALL_CONFORM_OPTIONS, { flags, environment: {} }, problems);
  if (isReadTwice([tape, options.scenario, options.baseline])) problems.push(STDIN_USED_TWICE);
  if (problems.length > 0) return reportProblems(problems, context);
  const { runConformCommand } = await import("./conform/conform-command.ts");
  return runConformCommand(options, tape, context);
}

async function startTape(flags: Flags, context: CommandContext) {
  const problems: string[] = [];
  const options = readRows(ALL_TAPE_OPTIONS, { flags, environment: {} }, problems);
  if (problems.length > 0) return reportProblems(problems, context);
  const { runTapeCommand } = await import("./conform/tape-command.ts");
  return runTapeCommand(options, context);
}

async function startConversion({ flags, tape }: TapeCommand, context: CommandContext) {
  const problems: string[] = [];
  const options = readRows(TO_SCENARIO_OPTIONS, { flags, environment: {} }, problems);
  if (problems.length > 0) return reportProblems(problems, context);
  const { runToScenarioCommand } = await import("./replay/to-scenario-command.ts");
  return runToScenarioCommand(options, tape, context);
}

const INPUT_READ_TWICE =
  "--stop-with-stdin is given with the scenario -: both read standard input. Give the scenario as a file or a name";

async function startMcp(flags: Flags, context: CommandContext) {
  const problems: string[] = [];
  const { controlToken, controlTokenFile } = OPTIONS;
  const { controlUrl } = readRows(MCP_OPTIONS, { flags, environment: {} }, problems);
  const given = readRows({ controlToken, controlTokenFile }, { ...context, flags }, problems);
  if (problems.length > 0) return reportProblems(problems, context);
  const read =
    given.controlTokenFile === undefined ? { token: given.controlToken } : readTokenFile(given.controlTokenFile);
  if ("problem" in read) return reportProblems([read.problem], context);
  const { runMcpCommand } = await import("./mcp/mcp-command.ts");
  return runMcpCommand({ controlUrl, controlToken: read.token }, dispatch, context);
}

const FAIL_ON_UNUSED = "--fail-on has no effect: without --wait-for-client there are no clients and no findings.\n";

const NO_PORTS_IN_REPLAY = "a replay opens ports only with --until, and without --json and --junit.";
const NO_PORTS_IN_RUN = "without --wait-for-client a run opens no ports and does not wait for its clock.";

/** Writes to stderr which given options of these rows have no effect, and why. */
function noteUnusedOptions(flags: Flags, rows: readonly OptionRow[], reason: string, { err }: CommandContext): void {
  const given = rows.filter(({ flag }) => flags[flag] !== undefined);
  if (given.length === 0) return;
  const names = given.map(({ flag }) => `--${flag}`).join(", ");
  err.write(`${names} ${given.length === 1 ? "has" : "have"} no effect: ${reason}\n`);
}
