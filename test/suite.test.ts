// No test is left out: whatever .taprc keeps from running by itself runs with the other files of its folder.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "tap";

const excluded = [...readFileSync(".taprc", "utf8").matchAll(/^ {2}- (test\/\S+)\/\*\*$/gm)].map(
  ([, folder]) => folder,
);

test("every folder that is kept out has the file that runs it, or is a check of its own", async (t) => {
  const checks = readFileSync(".ci/run", "utf8");
  t.ok(excluded.length > 0);
  t.same(
    excluded.filter((folder) => !existsSync(`${folder}.test.ts`) && !checks.includes(`tap run ${folder}/*.test.ts`)),
    [],
  );
});

test("a folder in such a folder has the file that runs it as well", async (t) => {
  const inner = excluded.flatMap((folder) =>
    readdirSync(`${folder}`, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() && hasTests(`${folder}/${entry.name}`) ? [`${folder}/${entry.name}`] : [],
    ),
  );
  t.same(
    inner.filter((folder) => !existsSync(`${folder}.test.ts`)),
    [],
  );
});

/** Some folders hold what tests need, and no tests. */
function hasTests(folder: string): boolean {
  return readdirSync(folder).some((name) => name.endsWith(".test.ts"));
}
