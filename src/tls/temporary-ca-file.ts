// A CA certificate in a temporary file, for clients that want a path when the certificates' own folder cannot be written.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const written = new Map<string, string>();

/** Writes the PEM text once per process; returns the path. The file ends with the process. Throws the file system's error. */
export function temporaryCaFile(text: string): string {
  const present = written.get(text);
  if (present !== undefined) return present;
  const folder = mkdtempSync(join(tmpdir(), "ccgw-ca-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "ca.pem");
  writeFileSync(file, text);
  written.set(text, file);
  return file;
}
