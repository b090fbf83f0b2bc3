// The programs that the pages show, and the pieces of programs: they run, and they have the types of the package.
import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Test, test } from "tap";
import { blocksOf, ROOT } from "./pages.ts";

const execute = promisify(execFile);
const COMPILER = `${ROOT}node_modules/typescript/bin/tsc`;

/** Whole programs, and pieces of one, which get what comes before and after. */
const whole = ["README.md", "docs/library.md"].flatMap(blocksOf).filter(({ language }) => language === "js");
const pieces = readdirSync(join(ROOT, "docs"))
  .flatMap((name) => blocksOf(`docs/${name}`))
  .filter(({ comment }) => comment === "test: in a program")
  .map((block) => ({ ...block, text: around(block.text) }));

test("those that are tests pass, and pieces of programs run to their end", async (t) => {
  const tests = whole.filter(({ comment }) => comment === "test: library");
  t.ok(tests.length >= 2 && pieces.length >= 4);
  const face = new URL("src/index.ts", `file://${ROOT}`).href;
  const [all = ""] = written(t, [...tests, ...pieces], face, "mjs");
  const { stdout } = await execute(process.execPath, ["--import", "tsx", all], { cwd: ROOT });
  t.match(stdout, new RegExp(`^# pass ${tests.length + pieces.length}$`, "m"));
  t.match(stdout, /^# fail 0$/m);
});

test("all of them have the types of the package", async (t) => {
  const [, ...files] = written(t, [...whole, ...pieces], `${ROOT}src/index.ts`, "mts");
  const flags = ["--noEmit", "--strict", "--skipLibCheck", "--allowImportingTsExtensions", "--module", "nodenext"];
  const target = ["--target", "es2023", "--lib", "es2023,esnext.disposable", "--types", "node", "--ignoreConfig"];
  const checked = await execute(process.execPath, [COMPILER, ...flags, ...target, ...files], { cwd: ROOT }).catch(
    (complaint: { stdout: string }) => complaint,
  );
  t.equal(checked.stdout, "");
});

/** A piece as a test of its own, with a simulator where it starts none. */
function around(text: string): string {
  const start = text.includes("startSimulator(") ? "" : 'const sim = await startSimulator({ clock: "manual" });\n';
  return `import assert from "node:assert/strict";
import { test } from "node:test";
import { startSimulator } from "cc-gateway-simulator";
test("a piece", async () => {
${start}${text}await sim.close();
assert.ok(true);
});
`;
}

/** Files with these programs, by their numbers, and before them one that imports all; the package's name is replaced by where its face stands here. */
function written(t: Test, blocks: readonly { readonly text: string }[], face: string, extension: string): string[] {
  const folder = t.testdir();
  mkdirSync(folder, { recursive: true });
  const files = blocks.map(({ text }, index) => {
    const file = join(folder, `${index}.${extension}`);
    writeFileSync(file, text.replace('"cc-gateway-simulator"', JSON.stringify(face)));
    return file;
  });
  const all = join(folder, `all.${extension}`);
  writeFileSync(all, blocks.map((_, index) => `import "./${index}.${extension}";\n`).join(""));
  return [all, ...files];
}
