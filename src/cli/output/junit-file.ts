// Writes the file of --junit.
import { writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { explainFileError } from "../../runtime/file-error.ts";
import { makeFolder } from "../../runtime/make-folder.ts";
import type { CommandContext } from "../command-context.ts";

/**
 * Empties the JUnit file before a command begins its work, so that nobody mistakes the report of an earlier command for the new one.
 *
 * @returns whether it succeeded.
 */
export function clearJunitFile(file: string | undefined, context: Pick<CommandContext, "err">): Promise<boolean> {
  return writeJunitFile(file, "", context);
}

/**
 * Writes the JUnit file, if there is one, and creates its folder. Writes errors to stderr.
 *
 * @returns whether it succeeded; true without a file.
 */
export async function writeJunitFile(
  file: string | undefined,
  text: string,
  { err }: Pick<CommandContext, "err">,
): Promise<boolean> {
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
