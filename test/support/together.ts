// Runs the test files of a folder in one process: each process costs a second before its first test, and these need no process of their own.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Imports every test file of a folder, in the order of their names; `folder` is relative to `from`, the URL of who asks. */
export async function together(from: string, folder: string): Promise<void> {
  const url = new URL(`${folder}/`, from);
  const files = readdirSync(fileURLToPath(url)).filter((name) => name.endsWith(".test.ts"));
  for (const file of files.sort()) await import(new URL(file, url).href);
}
