// Reports output that cannot be written, such as on a full disk.
// A closed pipe, as after head, is not an error.
import { codeOfError, explainFileError } from "../../runtime/file-error.ts";
import { EXIT_ERROR } from "../exit-codes.ts";

/**
 * Reports the first write failure of stdout and sets the exit code to 2, which overrides all others. The command continues: a simulator
 * whose log is on a full disk still serves.
 *
 * @returns a function that returns whether a write has failed.
 */
export function reportWriteFailures(out: NodeJS.WriteStream, err: NodeJS.WriteStream): () => boolean {
  let hasFailed = false;
  out.on("error", (error: unknown) => {
    if (hasFailed || codeOfError(error) === "EPIPE") return;
    hasFailed = true;
    process.exitCode = EXIT_ERROR;
    err.write(`stdout cannot be written: ${explainFileError(error)}\n`);
  });
  return () => hasFailed;
}
