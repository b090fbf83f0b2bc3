// Creates a folder and its missing parents.
// Node's own recursive mkdir never returns on some file systems, such as /proc (Node 20).
import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Creates a folder and its missing parents.
 *
 * @throws the error of the file system.
 */
export function makeFolder(folder: string): void {
  const error = makeOneFolder(folder);
  if (error === undefined) return;
  const parent = dirname(folder);
  if (error.code !== "ENOENT" || parent === folder) throw error;
  makeFolder(parent);
  const secondError = makeOneFolder(folder);
  if (secondError !== undefined) throw secondError;
}

/** Creates one folder. Returns the error; undefined if the folder exists now, even if another process created it. */
function makeOneFolder(folder: string): NodeJS.ErrnoException | undefined {
  try {
    mkdirSync(folder);
    return undefined;
  } catch (error) {
    const isThere = statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
    return isThere ? undefined : (error as NodeJS.ErrnoException);
  }
}
