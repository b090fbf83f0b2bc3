// A CA certificate in a temporary file, for clients that want a path when the certificates' own folder cannot be written.
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRunning } from "../runtime/is-running.ts";
import { wallNow } from "../runtime/time.ts";

const written = new Map<string, string>();

/** How old a folder must be to count as left behind: its process may be one that cannot be seen from here. */
const LEFT_BEHIND = 86_400_000;

/** Writes the PEM text once per process; returns the path. The file ends with the process. Throws the file system's error. */
export function temporaryCaFile(text: string): string {
  const present = written.get(text);
  if (present !== undefined) return present;
  removeLeftBehind();
  const folder = mkdtempSync(join(tmpdir(), `ccgw-ca-${process.pid}-`));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "ca.pem");
  writeFileSync(file, text);
  written.set(text, file);
  return file;
}

/** Removes the folders of processes that were killed, and could not remove theirs. */
function removeLeftBehind(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^ccgw-ca-(?:(\d+)-)?\w{6}$/.exec(name);
    if (pid === null || (pid[1] !== undefined && isRunning(Number(pid[1])))) continue;
    const folder = join(tmpdir(), name);
    try {
      if (wallNow() - statSync(folder).mtimeMs > LEFT_BEHIND) rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another user's, or gone meanwhile.
    }
  }
}
