// Runs the test files of folders in one process: a process of its own costs each file more than most files need for their tests.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Imports every test file of the folders, in the order of their names; `folders` are relative to `from`, the URL of the caller. */
export async function together(from: string, ...folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const url = new URL(`${folder}/`, from);
    const files = readdirSync(fileURLToPath(url)).filter((name) => name.endsWith(".test.ts"));
    for (const file of files.sort()) await import(new URL(file, url).href);
  }
}
