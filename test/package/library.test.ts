// Tests of the library of the built package: one for import and require, with types that need no other package.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "tap";
import * as library from "../../src/index.ts";
import { ROOT } from "./image.ts";

const names = Object.keys(library).sort();

/** Imports and requires an entry of the package. Returns its exports, each with whether both give the same value. */
function compareExports(entry: string): [name: string, isSame: boolean][] {
  const program = `
    const required = require("./dist/${entry}.cjs");
    import("./dist/${entry}.js").then((imported) =>
      console.log(JSON.stringify(Object.keys(imported).map((name) => [name, imported[name] === required[name]]))));
  `;
  return JSON.parse(execFileSync(process.execPath, ["--eval", program], { cwd: ROOT, encoding: "utf8" }));
}

test("import and require give the same classes and functions", async (t) => {
  t.same(
    compareExports("index"),
    names.map((name) => [name, true]),
  );
});

test("the types name no package, and declare each export of the runtime", async (t) => {
  const types = readFileSync(`${ROOT}dist/index.d.cts`, "utf8");
  t.notMatch(types, /\bimport\b.*from|require\(|import\(/);
  const values = [...types.matchAll(/^export declare (?:class|function) (\w+)/gm)].map(([, name]) => name);
  t.same([...new Set(values)].sort(), names);
});

for (const [entry, exported] of [
  ["playwright", ["expect", "test"]],
  ["cypress", ["addTasks"]],
] as const) {
  test(`import and require give the same ${entry}, and nothing of the package loads it`, async (t) => {
    t.same(
      compareExports(entry),
      exported.map((name) => [name, true]),
    );
    const others = ["dist/index.cjs", ...readdirSync(`${ROOT}dist/cli`).map((name) => `dist/cli/${name}`)];
    const loading = others.filter(
      (name) =>
        name.endsWith("js") && new RegExp(`${entry}(?:\\.c?js|/test)"`).test(readFileSync(`${ROOT}${name}`, "utf8")),
    );
    t.same(loading, []);
  });
}

test("each line of the bundled library has fewer than 2,000 characters, because Node prints the line of an error", async (t) => {
  const longest = Math.max(
    ...readFileSync(`${ROOT}dist/cli/library.js`, "utf8")
      .split("\n")
      .map((line) => line.length),
  );
  t.ok(longest < 2_000, `${longest} characters`);
});
