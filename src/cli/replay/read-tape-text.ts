// Reads the text of a tape from a file or from standard input.
import { readFile } from "node:fs/promises";
import { explainFileError } from "../../runtime/file-error.ts";
import { STDIN } from "../arguments.ts";
import type { CommandContext } from "../command-context.ts";

/**
 * Reads a tape.
 *
 * @param given a path, or `-` for standard input.
 * @returns its text, or a sentence that says why it cannot be read.
 */
export async function readTapeText(
  given: string,
  { readInput }: Pick<CommandContext, "readInput">,
): Promise<string | { readonly problem: string }> {
  try {
    return given === STDIN ? Buffer.from(await readInput()).toString() : await readFile(given, "utf8");
  } catch (error) {
    return { problem: explainFileError(error) };
  }
}
