// Runs the test files of folders in one process. Starting a separate process costs more than most files need for their tests.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Imports every test file of the folders, in the order of their names.
 *
 * @param from the URL of the caller
 * @param folders relative to `from`; one that ends with `/**` includes the folders below it
 */
export async function importTests(from: string, ...folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const url = new URL(`${folder.replace(/\/\*\*$/, "")}/`, from);
    const files = readdirSync(fileURLToPath(url), { recursive: folder.endsWith("/**"), encoding: "utf8" });
    const tests = files.map((file) => file.replaceAll("\\", "/")).filter((file) => file.endsWith(".test.ts"));
    for (const file of tests.sort()) await import(new URL(file, url).href);
  }
}
