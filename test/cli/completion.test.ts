// Tests of shell completion: bash itself completes command lines with the script.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "tap";
import { COMMANDS } from "../../src/cli/arguments.ts";
import { runToEnd } from "./command.ts";

const has = (shell: string) => spawnSync(shell, ["-c", "true"]).status === 0;

/** Returns the words with which bash completes the last word of each line, in its order. */
function completeInBash(script: string, lines: readonly string[], cwd: string): string[][] {
  const calls = lines.map((line) => {
    const words = line.split(" ");
    const quoted = words.map((word) => `'${word}'`).join(" ");
    return `COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _ccgw; printf '%s ' "\${COMPREPLY[@]}"; echo`;
  });
  const { stdout, stderr } = spawnSync("bash", ["--norc", "-c", `${script}\n${calls.join("\n")}`], {
    cwd,
    encoding: "utf8",
  });
  // Only an interactive bash has compopt.
  if (stderr !== "") throw new Error(stderr);
  return stdout
    .split("\n")
    .slice(0, -1)
    .map((line) => line.split(" ").filter((word) => word !== ""));
}

test("bash completes commands, options of a command, and values", { skip: !has("bash") && "no bash" }, async (t) => {
  const folder = t.testdir({ certs: {} });
  writeFileSync(join(folder, "shift.yaml"), "");
  const { exitCode, out } = await runToEnd(["completion", "bash"]);
  t.equal(exitCode, 0);
  const lines = [
    "ccgw rep",
    "ccgw run --j",
    "ccgw --certs",
    "ccgw --log-level f",
    "ccgw run stat",
    "ccgw run shift.",
    "ccgw --certs-dir c",
    "ccgw --port 8",
    "ccgw to-scenario --",
    "ccgw --set poll",
    "ccgw completion ",
  ];
  t.strictSame(completeInBash(out, lines, folder), [
    ["replay"],
    ["--json", "--junit"],
    ["--certs-dir"],
    ["fatal"],
    ["statistics-example"],
    ["shift.yaml"],
    ["certs"],
    [],
    ["--output", "--help", "--version"],
    ["pollHold="],
    ["bash", "zsh"],
  ]);
});

test("the script for zsh has every command, and an installed zsh accepts it", async (t) => {
  const { out } = await runToEnd(["completion", "zsh"]);
  for (const name of COMMANDS) t.match(out, new RegExp(`'${name}:`), name);
  if (has("zsh")) t.equal(spawnSync("zsh", ["-n"], { input: out }).stderr.toString(), "");
});

test("a missing or unknown shell is refused", async (t) => {
  t.strictSame(await runToEnd(["completion"]), {
    exitCode: 2,
    out: "",
    err: "completion needs a shell: one of bash, zsh\n",
  });
  t.strictSame(await runToEnd(["completion", "zshh"]), {
    exitCode: 2,
    out: "",
    err: 'unknown shell "zshh", did you mean "zsh"? A shell is one of bash, zsh\n',
  });
});
