// Tests that the programs on the pages run and type-check.
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Test, test } from "tap";
import { blocksOf, ROOT } from "./pages.ts";

const execute = promisify(execFile);

const COMPILER = `${ROOT}node_modules/typescript/bin/tsc`;

/** The blocks that are whole programs. */
const whole = ["README.md", "docs/library.md"].flatMap(blocksOf).filter(({ language }) => /^[jt]s$/.test(language));
/** The blocks that are parts of programs, completed to tests. */
const parts = readdirSync(join(ROOT, "docs"))
  .flatMap((name) => blocksOf(`docs/${name}`))
  .filter(({ comment }) => comment === "test: in a program")
  .map((block) => ({ ...block, text: complete(block.text) }));

test("tests on the pages pass, and parts of programs run to their end without an error", async (t) => {
  const tests = whole.filter(({ comment }) => comment === "test: library");
  t.ok(tests.length >= 2 && parts.length >= 4);
  const entryPoint = new URL("src/index.ts", `file://${ROOT}`).href;
  const [all = ""] = writePrograms(t, [...tests, ...parts], entryPoint, "mjs");
  const { stdout } = await execute(process.execPath, ["--import", "tsx", all], { cwd: ROOT });
  t.match(stdout, new RegExp(`^# pass ${tests.length + parts.length}$`, "m"));
  t.match(stdout, /^# fail 0$/m);
});

test("all programs compile with the types of the package", async (t) => {
  t.ok(existsSync(`${ROOT}dist/index.d.ts`), "the package is built: npm run build");
  const [, ...files] = writePrograms(t, [...whole, ...parts], `${ROOT}dist/index.js`, "mts");
  const flags = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--skipLibCheck", "--module", "nodenext"];
  const target = ["--target", "es2023", "--lib", "es2023,esnext.disposable", "--types", "node"];
  // By default, the compiler checks with four threads, each of which reads the types of all packages.
  const rest = ["--ignoreConfig", "--checkers", "1"];
  const argv = [COMPILER, ...flags, ...target, ...rest, ...files];
  const checked = await execute(process.execPath, argv, { cwd: ROOT }).catch((failure: Output) => failure);
  t.strictSame([checked.stdout, checked.stderr], ["", ""]);
});

/** The output of the compiler. */
interface Output {
  readonly stdout: string;
  readonly stderr: string;
}

/** Returns a part of a program as a test, with a simulator if it starts none. */
function complete(text: string): string {
  const start = text.includes("startSimulator(") ? "" : 'const sim = await startSimulator({ clock: "manual" });\n';
  return `import assert from "node:assert/strict";
import { test } from "node:test";
import { startSimulator } from "cc-gateway-simulator";
test("a part", async () => {
${start}${text}await sim.close();
assert.ok(true);
});
`;
}

/**
 * Writes programs into files.
 *
 * @param entryPoint replaces the name of the package in imports.
 * @returns the paths: first a file that imports all others, then a file for each program.
 */
function writePrograms(
  t: Test,
  blocks: readonly { readonly text: string }[],
  entryPoint: string,
  extension: string,
): string[] {
  const folder = t.testdir();
  mkdirSync(folder, { recursive: true });
  const files = blocks.map(({ text }, index) => {
    const file = join(folder, `${index}.${extension}`);
    writeFileSync(file, text.replace('"cc-gateway-simulator"', JSON.stringify(entryPoint)));
    return file;
  });
  const all = join(folder, `all.${extension}`);
  writeFileSync(all, blocks.map((_, index) => `import "./${index}.${extension}";\n`).join(""));
  return [all, ...files];
}
