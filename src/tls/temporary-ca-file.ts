// Writes a CA certificate into a temporary file, for clients that need a path when no other file has this certificate.
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRunning } from "../runtime/is-running.ts";
import { readWallTime } from "../runtime/time.ts";

const filesByText = new Map<string, string>();

/** The minimum age of a folder to remove, in milliseconds. A younger one may belong to a process in another container. */
const MIN_AGE_TO_REMOVE_MS = 86_400_000;

/**
 * Writes a PEM text into a temporary file, unless this process has already done so. The file is removed when the process ends.
 *
 * @returns the path of the file.
 * @throws the error of the file system.
 */
export function writeTemporaryCaFile(text: string): string {
  const present = filesByText.get(text);
  if (present !== undefined) return present;
  removeStaleFolders();
  const folder = mkdtempSync(join(tmpdir(), `ccgw-ca-${process.pid}-`));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "ca.pem");
  writeFileSync(file, text);
  filesByText.set(text, file);
  return file;
}

/** Removes old folders of killed processes. */
function removeStaleFolders(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^ccgw-ca-(?:(\d+)-)?\w{6}$/.exec(name);
    if (pid === null || (pid[1] !== undefined && isRunning(Number(pid[1])))) continue;
    const folder = join(tmpdir(), name);
    try {
      if (readWallTime() - statSync(folder).mtimeMs > MIN_AGE_TO_REMOVE_MS)
        rmSync(folder, { recursive: true, force: true });
    } catch {
      // It belongs to another user, or was removed meanwhile.
    }
  }
}
