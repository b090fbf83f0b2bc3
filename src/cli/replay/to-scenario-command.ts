// The command `to-scenario`: makes a scenario from a tape.
import { writeFile } from "node:fs/promises";
import { convertTape } from "../../replay/conversion/convert-tape.ts";
import { explainFileError } from "../../runtime/file-error.ts";
import type { CommandContext } from "../command-context.ts";
import type { ToScenarioOptions } from "../command-options/to-scenario-options.ts";
import { EXIT_ERROR, EXIT_FAILURE, EXIT_SUCCESS, type ExitCode } from "../exit-codes.ts";
import { reportProblems } from "../output/stderr-lines.ts";
import { readTapeText } from "./read-tape-text.ts";

/**
 * Makes a scenario from a tape.
 *
 * @param given a path, or `-` for standard input.
 * @returns the exit code. 0: the scenario is written. 1: no scenario can be made from the tape. 2: the tape cannot be read or replayed, or
 *   the scenario cannot be written.
 */
export async function runToScenarioCommand(
  { output }: ToScenarioOptions,
  given: string,
  context: CommandContext,
): Promise<ExitCode> {
  const text = await readTapeText(given, context);
  if (typeof text !== "string") return reportProblems([`${given}: ${text.problem}`], context);
  const converted = await convertTape(text);
  if ("problem" in converted) {
    context.err.write(`${given}: ${converted.problem}\n`);
    return converted.isUnreadable ? EXIT_ERROR : EXIT_FAILURE;
  }
  const { yaml, gaps } = converted;
  if (output === undefined) context.out.write(yaml);
  else {
    try {
      await writeFile(output, yaml);
    } catch (error) {
      return reportProblems([`--output: ${output}: ${explainFileError(error)}`], context);
    }
  }
  if (gaps > 0)
    context.err.write(
      `${gaps === 1 ? "A comment of the scenario says" : `${gaps} comments of the scenario say`} what no step can do.\n`,
    );
  return EXIT_SUCCESS;
}
