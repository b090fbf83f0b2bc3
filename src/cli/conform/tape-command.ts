// The command `tape`: converts a HAR file into the tape of a real gateway, or such a tape into a HAR file.
import { open } from "node:fs/promises";
import { explainFileError } from "../../runtime/file-error.ts";
import { writeHarFromTape } from "../../upstream/har/har-from-tape.ts";
import { readTapeFromHar } from "../../upstream/har/tape-from-har.ts";
import { writeGatewayTape } from "../../upstream/tape/gateway-tape-text.ts";
import { readGatewayTape } from "../../upstream/tape/read-gateway-tape.ts";
import type { CommandContext } from "../command-context.ts";
import type { TapeCommandOptions } from "../command-options/tape-command-options.ts";
import { EXIT_ERROR, EXIT_FAILURE, EXIT_SUCCESS, type ExitCode } from "../exit-codes.ts";
import { reportProblems } from "../output/stderr-lines.ts";
import { readTapeText } from "../replay/read-tape-text.ts";
import { describeImport } from "./describe-import.ts";

/** The options of the command. */
export type TapeCommandParts = TapeCommandOptions & { readonly plainTape: boolean };

/**
 * Converts a HAR file or a tape.
 *
 * @returns the exit code. 0: the output is written. 1: the HAR file has no exchange with a gateway. 2: an option is wrong, or a file is
 *   invalid, or cannot be read or written.
 */
export async function runTapeCommand(parts: TapeCommandParts, context: CommandContext): Promise<ExitCode> {
  const { fromHar, toHar, output, plainTape } = parts;
  const given = fromHar ?? toHar;
  if (given === undefined) return reportProblems(["tape needs --from-har FILE or --to-har TAPE"], context);
  if (fromHar !== undefined && toHar !== undefined) {
    return reportProblems(["--from-har is given with --to-har: leave out one of the two"], context);
  }
  if (toHar !== undefined && plainTape) {
    return reportProblems(
      ["--plain-tape is given without --from-har: a HAR file contains the data of its tape"],
      context,
    );
  }
  const text = await readTapeText(given, context);
  if (typeof text !== "string") return reportProblems([`${given}: ${text.problem}`], context);
  if (toHar !== undefined) {
    const tape = readGatewayTape(text);
    if ("problem" in tape) return reportProblems([`${given}: ${tape.problem}`], context);
    return writeOutput(writeHarFromTape(tape), output, context);
  }
  const tape = readTapeFromHar(text, plainTape);
  if ("problem" in tape) return reportProblems([`${given}: ${tape.problem}`], context);
  const exitCode =
    tape.exchanges.length > 0 ? await writeOutput(writeGatewayTape(tape), output, context) : EXIT_FAILURE;
  if (exitCode === EXIT_ERROR) return exitCode;
  for (const sentence of describeImport(tape)) context.err.write(`${given}: ${sentence}\n`);
  return exitCode;
}

/** Writes the output to its file or to stdout. Returns the exit code. */
async function writeOutput(text: string, output: string | undefined, context: CommandContext): Promise<ExitCode> {
  if (output === undefined) {
    context.out.write(text);
    return EXIT_SUCCESS;
  }
  try {
    await writeSecretFile(output, text);
    return EXIT_SUCCESS;
  } catch (error) {
    return reportProblems([`--output: ${output}: ${explainFileError(error)}`], context);
  }
}

/** Writes a file that only its owner can read. Devices such as /dev/stdout keep their mode. */
async function writeSecretFile(path: string, text: string): Promise<void> {
  const file = await open(path, "w", 0o600);
  try {
    // An existing file keeps its mode when it is opened.
    if ((await file.stat()).isFile()) await file.chmod(0o600);
    await file.writeFile(text);
  } finally {
    await file.close();
  }
}
