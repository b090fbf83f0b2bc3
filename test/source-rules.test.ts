// Tests that all source files follow the rules, and that planted violations are reported.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "tap";
import {
  findCrowdedFolders,
  findDeclaredTwice,
  findEmptyPatterns,
  findExportedVariables,
  findLongFiles,
  findLooseTexts,
  findNamedErrors,
  findUndocumented,
  type Sources,
} from "./support/source-rules.ts";

const ROOT = resolve(import.meta.dirname, "..");

/** Reads the source files in folders, including those that are not yet committed. */
function readSources(...folders: readonly string[]): Sources {
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", ...folders], {
    cwd: ROOT,
    encoding: "utf8",
  });
  const files = listed.split("\n").filter((file) => /\.(?:[cm]?[jt]sx?|sh|css)$/.test(file));
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(ROOT, file), "utf8")]));
}

test("no source file has more than 250 lines", (t) => {
  t.strictSame(findLongFiles(readSources("src", "lint", "test", "scripts", "bench", "deploy", "examples")), []);
  t.end();
});

test("no folder of src, scripts or bench has more than 30 entries", (t) => {
  t.strictSame(findCrowdedFolders(readSources("src", "scripts", "bench")), []);
  t.end();
});

test("no constant or function of src is declared twice", (t) => {
  t.strictSame(findDeclaredTwice(readSources("src")), []);
  t.end();
});

test("no file of src distinguishes errors by their names", (t) => {
  t.strictSame(findNamedErrors(readSources("src")), []);
  t.strictSame(findNamedErrors({ "a.ts": 'if (error.name === "CertificateError") return;\n' }), [
    'a.ts: name === "CertificateError"',
  ]);
  t.end();
});

test("no file of src exports a variable, except those of the board, which are bundled into one file", (t) => {
  t.strictSame(findExportedVariables(readSources("src", ":!src/board")), []);
  t.strictSame(findExportedVariables({ "a.ts": "let a = 1;\nexport let b = 2;\nexport const c = 3;\n" }), ["a.ts: b"]);
  t.end();
});

test("no pattern of a test has an empty list, which fits every list", (t) => {
  t.strictSame(findEmptyPatterns(readSources("test")), []);
  const planted =
    't.match(a, { b: [] });\nt.match(\n  a,\n  { c: [] },\n);\nt.same(a, { d: [] });\nt.match(a, { e: "f: []" });\n';
  t.strictSame(findEmptyPatterns({ "a.ts": planted }), ["a.ts: b: []", "a.ts: c: []"]);
  t.end();
});

test("no pattern of a test has an empty text or a digit as a member, which fit almost every text", (t) => {
  t.strictSame(findLooseTexts(readSources("test")), []);
  const planted = 't.match(a, { b: "" });\nt.match(\n  a,\n  { c: "0" },\n);\nt.hasStrict(a, { d: "0" });\n';
  t.strictSame(findLooseTexts({ "a.ts": planted }), ['a.ts: b: ""', 'a.ts: c: "0"']);
  t.end();
});

test("every exported class, interface and function of src and scripts has a doc comment", (t) => {
  t.strictSame(findUndocumented(readSources("src", "scripts")), []);
  t.strictSame(findUndocumented({ "a.ts": "\nexport class A {}\n\n/** B. */\nexport function b() {}\n" }), ["a.ts: A"]);
  t.end();
});

test("a planted file of 251 lines is reported", (t) => {
  t.strictSame(findLongFiles({ "a.ts": "\n".repeat(250), "b.ts": "\n".repeat(251) }), ["b.ts: 251 lines"]);
  t.end();
});

test("a planted folder of 31 entries is reported, and one of 30 is not", (t) => {
  const listFiles = (folder: string, count: number) => Array.from({ length: count }, (_, n) => `${folder}/${n}.ts`);
  const planted = [
    ...listFiles("src/full", 30),
    ...listFiles("src/crowded/inside", 2),
    ...listFiles("src/crowded", 30),
  ];
  t.strictSame(findCrowdedFolders(Object.fromEntries(planted.map((file) => [file, ""]))), ["src/crowded: 31 entries"]);
  t.end();
});

test("a planted duplicate of a constant is reported, and a constant with a different value is not", (t) => {
  const sources = {
    "a.ts": "export const MIN_ID: number = 1_001;\n",
    "b.ts": "// Again.\nconst MIN_ID = 1001;\nconst LIMIT = 5;\n",
    "c.ts": "const LIMIT = 6;\n",
  };
  t.strictSame(findDeclaredTwice(sources), ["MIN_ID: a.ts, b.ts"]);
  t.end();
});

test("a planted duplicate of a function is reported, and another function is not", (t) => {
  const sources = {
    "a.ts": "export function formatTime(at: number): string {\n  return new Date(at).toISOString();\n}\n",
    "b.ts":
      "/** Again. */\nfunction written(at: number): string {\n  // As ISO.\n  return new Date(at).toISOString();\n}\n",
    "c.ts": "function formatTime(at: number): string {\n  return String(at);\n}\n",
  };
  t.strictSame(findDeclaredTwice(sources), ["formatTime: a.ts, b.ts"]);
  t.end();
});
