// Runs the test files of folders in one process, because starting a process takes longer than most files need for their tests.
import { readdirSync, readFileSync } from "node:fs";
import { register } from "node:module";
import { fileURLToPath } from "node:url";
import { bundleTests } from "./bundle-tests.ts";

/** A call of `importTests` in a file. */
const IMPORT_CALL = /^await importTests\(\s*import\.meta\.url,([^)]*)\);$/m;

/**
 * Imports every test file of the folders, in the order of their names, as one bundle.
 *
 * @param from the URL of the caller
 * @param folders relative to `from`; one that ends with `/**` includes the folders below it
 */
export async function importTests(from: string, ...folders: readonly string[]): Promise<void> {
  await importFiles(findTestFiles(from, folders));
}

/** Imports test files as one bundle, in their order. */
export async function importFiles(files: readonly string[]): Promise<void> {
  const bundle = await bundleTests(files);
  register("./bundle-loader.mjs", import.meta.url);
  await import(bundle);
}

/** Returns the paths of the test files. A file that only runs folders is replaced by the files of these folders. */
function findTestFiles(from: string, folders: readonly string[]): string[] {
  return folders.flatMap((folder) => {
    const url = new URL(`${folder.replace(/\/\*\*$/, "")}/`, from);
    const names = readdirSync(url, { recursive: folder.endsWith("/**"), encoding: "utf8" });
    const tests = names.map((name) => name.replaceAll("\\", "/")).filter((name) => name.endsWith(".test.ts"));
    return tests.sort().flatMap((name) => {
      const file = new URL(name, url);
      const [, inner] = IMPORT_CALL.exec(readFileSync(file, "utf8")) ?? [];
      if (inner === undefined) return fileURLToPath(file);
      return findTestFiles(
        file.href,
        [...inner.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name),
      );
    });
  });
}
