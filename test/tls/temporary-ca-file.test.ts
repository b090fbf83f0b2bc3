// Tests of the CA certificate in a temporary file: its process removes it, and later processes remove files of killed ones.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { test } from "tap";
import { bundleModule } from "../support/bundle-module.ts";

const MODULE = JSON.stringify(await bundleModule("src/tls/temporary-ca-file.ts"));

/** Runs a program with a folder for temporary files. Returns its output. */
const run = (folder: string, program: string) =>
  execFileSync(
    process.execPath,
    ["--input-type=module", "--eval", `import { writeTemporaryCaFile } from ${MODULE}; ${program}`],
    {
      encoding: "utf8",
      env: { ...process.env, TMPDIR: folder },
    },
  );

test("the file exists until its process ends, by itself or by process.exit", async (t) => {
  for (const end of ["", "process.exit(0)"]) {
    const folder = t.testdir({});
    const program = `import { existsSync } from "node:fs"; const file = writeTemporaryCaFile("text"); console.log(file, existsSync(file)); ${end}`;
    const [file = "", isThere] = run(folder, program).trim().split(" ");
    t.strictSame(
      [isThere, existsSync(file), readdirSync(folder).filter((name) => name.startsWith("ccgw"))],
      ["true", false, []],
    );
  }
});

test("folders of ended processes are removed after a day; others stay", async (t) => {
  const folder = t.testdir({});
  const makeFolder = (name: string, ageDays: number) => {
    mkdirSync(join(folder, name));
    const at = Date.now() / 1_000 - ageDays * 86_400;
    utimesSync(join(folder, name), at, at);
  };
  // No process has an id this high.
  makeFolder("ccgw-ca-99999999-abcdef", 2);
  makeFolder("ccgw-ca-abcdef", 2);
  makeFolder("ccgw-ca-99999999-ghijkl", 0);
  makeFolder(`ccgw-ca-${process.pid}-abcdef`, 2);
  makeFolder("ccgw-ca-of-somebody-else", 2);
  run(folder, 'writeTemporaryCaFile("text")');
  t.strictSame(
    readdirSync(folder).filter((name) => name.startsWith("ccgw")),
    [`ccgw-ca-${process.pid}-abcdef`, "ccgw-ca-99999999-ghijkl", "ccgw-ca-of-somebody-else"].sort(),
  );
});
