// The command `validate`: reads scenarios without playing them, and prints each problem with its place.
import { AGENT_ID_COUNT } from "../forms/max-agents.ts";
import { isReadTwice, STDIN_USED_TWICE } from "./arguments.ts";
import type { CommandContext } from "./command-context.ts";
import { EXIT_ERROR, EXIT_FAILURE, EXIT_SUCCESS, type ExitCode } from "./exit-codes.ts";
import { findScenario } from "./find-scenario.ts";
import { reportProblems } from "./output/stderr-lines.ts";

/** Validates scenarios. Returns the exit code: 0 all are valid, 1 one is not, 2 one cannot be read, or `-` is given twice. */
export async function runValidateCommand(
  scenarios: readonly string[],
  context: Pick<CommandContext, "out" | "err" | "readInput">,
): Promise<ExitCode> {
  if (isReadTwice(scenarios)) return reportProblems([STDIN_USED_TWICE], context);
  let exitCode: ExitCode = EXIT_SUCCESS;
  for (const given of scenarios) {
    const found = await findScenario(given, context, { maxAgents: AGENT_ID_COUNT });
    const lines = "problems" in found ? found.problems : [`${given}: valid`];
    for (const line of lines) context.out.write(`${line}\n`);
    if ("problems" in found) exitCode = exitCode === EXIT_ERROR || found.isUnreadable ? EXIT_ERROR : EXIT_FAILURE;
  }
  return exitCode;
}
