// Output that cannot be written, as on a full disk, is an error of the command. A reader who goes away, as head does, is not.
import { errorCode, explainFileError } from "../../runtime/file-error.ts";

/** The exit code of a command whose output could not be written, whatever else it found. */
export const UNWRITABLE = 2;

/**
 * Has the process end with 2 once its output cannot be written, and says why, once. The command itself goes on: a simulator whose log is on a
 * full disk still serves.
 *
 * @returns a function that returns whether that has happened.
 */
export function reportUnwritable(out: NodeJS.WriteStream, err: NodeJS.WriteStream): () => boolean {
  let failed = false;
  out.on("error", (error: unknown) => {
    if (failed || errorCode(error) === "EPIPE") return;
    failed = true;
    process.exitCode = UNWRITABLE;
    err.write(`stdout cannot be written: ${explainFileError(error)}\n`);
  });
  return () => failed;
}
