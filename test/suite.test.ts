// Tests that every test file runs once: alone or, if .taprc excludes it, with its folder in one process.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "tap";

/** The paths of all test files. */
const testFiles = readdirSync("test", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts"))
  .map((file) => join("test", file).replaceAll("\\", "/"));
/** The folders that .taprc excludes. */
const excludedFolders = [...readFileSync(".taprc", "utf8").matchAll(/^ {2}- (test\/\S+\/)\*\*$/gm)].map(
  ([, folder]) => folder,
);

/** The folders that `.ci/run` runs in a separate check. */
const separateFolders = [...readFileSync(".ci/run", "utf8").matchAll(/ tap run (test\/\S+)\/\*\.test\.ts/g)].map(
  ([, folder]) => folder,
);

/** Returns the folders that a file runs with `importTests`, each perhaps with `/**` at its end. */
function listFoldersRunBy(file: string): string[] {
  const [, names = ""] = /^await importTests\(\s*import\.meta\.url,([^)]*)\);$/m.exec(readFileSync(file, "utf8")) ?? [];
  return [...names.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => join(dirname(file), name).replaceAll("\\", "/"));
}

test("every test file runs exactly once", async (t) => {
  t.ok(excludedFolders.length > 0);
  const folders = [...separateFolders, ...testFiles.flatMap(listFoldersRunBy)];
  const countRuns = (file: string) => {
    const alone = excludedFolders.some((folder) => file.startsWith(folder ?? "")) ? 0 : 1;
    const includes = (folder: string) =>
      folder.endsWith("/**") ? file.startsWith(folder.slice(0, -2)) : folder === dirname(file);
    return alone + folders.filter((folder) => includes(folder ?? "")).length;
  };
  t.same(
    testFiles.filter((file) => countRuns(file) !== 1),
    [],
  );
});
