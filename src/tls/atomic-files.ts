// Writes files into a folder that other processes may read and write at the same time.
//
// Except on file systems without hard links, readers never see a half-written file. There is no lock, so that a killed process leaves
// nothing but a temporary file.
import { randomUUID } from "node:crypto";
import { linkSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { codeOfError } from "../runtime/file-error.ts";
import { makeFolder } from "../runtime/make-folder.ts";

/** File modes: only the owner may read the file, or everyone. */
export const MODE = { secret: 0o600, open: 0o644 } as const;

/**
 * Creates a file that only its owner can read.
 *
 * @returns false if the file already exists.
 * @throws the error of the file system.
 */
export function createSecretFile(file: string, text: string): boolean {
  const temporary = writeTemporaryFile(file, text, MODE.secret);
  try {
    // Unlike a rename, a link never replaces an existing file.
    linkSync(temporary, file);
    return true;
  } catch (error) {
    if (codeOfError(error) === "EEXIST") return false;
    return createWithoutLink(file, text);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/**
 * Creates or replaces a file.
 *
 * @throws the error of the file system; the old file is kept then.
 */
export function replaceFile(file: string, text: string, mode: number): void {
  const temporary = writeTemporaryFile(file, text, mode);
  try {
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Creates a file on file systems without hard links (FAT, some mounts of containers). Readers may see it half-written. */
function createWithoutLink(file: string, text: string): boolean {
  try {
    writeWhole(file, text, MODE.secret);
    return true;
  } catch (error) {
    if (codeOfError(error) === "EEXIST") return false;
    throw error;
  }
}

function writeTemporaryFile(file: string, text: string, mode: number): string {
  makeFolder(dirname(file));
  const temporary = `${file}.${randomUUID()}.part`;
  writeWhole(temporary, text, mode);
  return temporary;
}

/**
 * Creates a file. If it cannot be written completely, such as on a full disk, it is removed.
 *
 * @throws the error of the file system.
 */
function writeWhole(file: string, text: string, mode: number): void {
  try {
    writeFileSync(file, text, { mode, flag: "wx" });
  } catch (error) {
    if (codeOfError(error) !== "EEXIST") rmSync(file, { force: true });
    throw error;
  }
}
