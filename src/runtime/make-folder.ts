// Creates a folder and its missing parents. Node's own recursive mkdir never returns on some file systems, such as /proc (Node 20).
import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Creates a folder and its missing parents.
 *
 * @throws the error of the file system.
 */
export function makeFolder(folder: string): void {
  const error = make(folder);
  if (error === undefined) return;
  const above = dirname(folder);
  if (error.code !== "ENOENT" || above === folder) throw error;
  makeFolder(above);
  const again = make(folder);
  if (again !== undefined) throw again;
}

/** Creates one folder. Returns the error; undefined if the folder exists now, even if another process created it. */
function make(folder: string): NodeJS.ErrnoException | undefined {
  try {
    mkdirSync(folder);
    return undefined;
  } catch (error) {
    const isThere = statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
    return isThere ? undefined : (error as NodeJS.ErrnoException);
  }
}
