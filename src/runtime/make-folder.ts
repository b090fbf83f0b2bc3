// Makes a folder with those above it. Node's own recursive mkdir never returns on some file systems, such as /proc (Node 20).
import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** Makes a folder, and each folder above it that is missing. Throws the file system's error. */
export function makeFolder(folder: string): void {
  const error = make(folder);
  if (error === undefined) return;
  const above = dirname(folder);
  if (error.code !== "ENOENT" || above === folder) throw error;
  makeFolder(above);
  // What is refused now is refused for good.
  const again = make(folder);
  if (again !== undefined) throw again;
}

/** Returns why a folder is not there; undefined when it is, also where another process has made it. */
function make(folder: string): NodeJS.ErrnoException | undefined {
  try {
    mkdirSync(folder);
    return undefined;
  } catch (error) {
    const isThere = statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
    return isThere ? undefined : (error as NodeJS.ErrnoException);
  }
}
