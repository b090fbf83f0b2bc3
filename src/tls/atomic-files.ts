// Puts files into a folder that other starts may be reading and writing at the same moment: a file is never seen
// half-written under its own name, and no lock is held, so that a start that is killed leaves nothing to clean up
// but a file with a name of its own.
import { randomUUID } from "node:crypto";
import { linkSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { errorCode } from "../runtime/file-error.ts";
import { makeFolder } from "../runtime/make-folder.ts";

/** Who may read the file: the owner alone, or everybody. */
export const MODE = { secret: 0o600, open: 0o644 } as const;

/** Puts a secret file where none is; false when another start was first. Throws the file system's error. */
export function publish(file: string, text: string): boolean {
  const aside = writeAside(file, text, MODE.secret);
  try {
    // Unlike a rename, a link never takes the place of a file that is there.
    linkSync(aside, file);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    return publishWithoutLink(file, text);
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Puts a file where there may be one already. Throws the file system's error and leaves the old one then. */
export function replace(file: string, text: string, mode: number): void {
  const aside = writeAside(file, text, mode);
  try {
    renameSync(aside, file);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
}

/** For file systems that know no hard links (FAT, some mounts of containers): first come as well, but not whole at once. */
function publishWithoutLink(file: string, text: string): boolean {
  try {
    writeWhole(file, text, MODE.secret);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

function writeAside(file: string, text: string, mode: number): string {
  makeFolder(dirname(file));
  const aside = `${file}.${randomUUID()}.part`;
  writeWhole(aside, text, mode);
  return aside;
}

/** Writes a file where none is. When the disk is full, nothing of it is left. Throws the file system's error. */
function writeWhole(file: string, text: string, mode: number): void {
  try {
    writeFileSync(file, text, { mode, flag: "wx" });
  } catch (error) {
    if (errorCode(error) !== "EEXIST") rmSync(file, { force: true });
    throw error;
  }
}
