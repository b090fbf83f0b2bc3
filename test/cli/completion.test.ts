// Tests of shell completion: bash and zsh themselves complete command lines with the scripts.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Test, test } from "tap";
import { COMMANDS } from "../../src/cli/arguments.ts";
import { runToEnd } from "./command.ts";

const isInstalled = (shell: string) => spawnSync(shell, ["-c", "true"]).status === 0;

/** Returns the words with which bash completes the last word of each line, in its order. */
function completeInBash(lines: readonly string[], cwd: string): string[][] {
  const commands = lines.map((line) => {
    const words = line.split(" ");
    const quoted = words.map((word) => `'${word}'`).join(" ");
    return `COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _ccgw; printf '%s ' "\${COMPREPLY[@]}"; echo`;
  });
  const { stdout, stderr } = spawnSync("bash", ["--norc", "-c", `source ./_ccgw\n${commands.join("\n")}`], {
    cwd,
    encoding: "utf8",
  });
  // Only an interactive bash has compopt.
  if (stderr !== "") throw new Error(stderr);
  return wordsOfLines(stdout);
}

/** Returns the words of each line, without repetitions: zsh adds folders twice. */
function wordsOfLines(text: string): string[][] {
  const lines = text.split("\n").slice(0, -1);
  return lines.map((line) => [...new Set(line.split(" ").filter((word) => word !== ""))]);
}

/** Completes lines in an interactive zsh on a separate terminal. `$1` loads the script, and the other parameters are lines. */
const ZSH_HARNESS = `
zmodload zsh/zpty
zpty shell zsh -f -i
ready() { zpty -r shell output '*READY *' }
zpty -w shell 'PS1="READ""Y "; unsetopt beep autolist automenu; autoload -Uz compinit; '$1
ready
# Every completion adds its words with compadd, which also writes them down here.
zpty -w shell 'compadd() { [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]] || { local -a added; builtin compadd -A added "$@"; print -rn -- "$added " >> words }; builtin compadd "$@" }'
ready
for line in "\${@:2}"; do
  zpty -w -n shell "$line"$'\t'
  zpty -w shell $'\x15print >> words'
  ready
done
zpty -w shell exit
while zpty -r shell output; do :; done
`;

/** Returns the words with which zsh completes the last word of each line, in its order. */
function completeInZsh(loadCommand: string, lines: readonly string[], cwd: string): string[][] {
  const { stderr } = spawnSync("zsh", ["-f", "-c", ZSH_HARNESS, "zsh", loadCommand, ...lines], {
    cwd,
    encoding: "utf8",
  });
  if (stderr !== "") throw new Error(stderr);
  return wordsOfLines(readFileSync(join(cwd, "words"), "utf8"));
}

/** Creates a folder to complete lines in, with the script of a shell as `_ccgw`. */
async function createFolder(t: Test, shell: string): Promise<string> {
  const { out, exitCode } = await runToEnd(["completion", shell]);
  t.equal(exitCode, 0);
  return t.testdir({ certs: {}, "shift.yaml": "", _ccgw: out });
}

/** Lines, and the words that complete their last word. */
const COMPLETED: readonly (readonly [line: string, words: readonly string[]])[] = [
  ["ccgw rep", ["replay"]],
  ["ccgw run --j", ["--json", "--junit"]],
  ["ccgw --certs", ["--certs-dir"]],
  ["ccgw --log-level f", ["fatal"]],
  ["ccgw run stat", ["statistics-example"]],
  ["ccgw run shift.", ["shift.yaml"]],
  ["ccgw --certs-dir c", ["certs"]],
  ["ccgw --port 8", []],
  ["ccgw run --fail-on ", ["warning", "error"]],
  ["ccgw conform --fail-on ", ["L0", "L1", "L2", "L3", "L4", "L5", "L6"]],
  ["ccgw tape --to-har shift.", ["shift.yaml"]],
  ["ccgw to-scenario --", ["--output", "--help", "--version"]],
  ["ccgw --set poll", ["pollHold="]],
  ["ccgw completion ", ["bash", "zsh"]],
];
const LINES = COMPLETED.map(([line]) => line);
const WORDS = COMPLETED.map(([, words]) => words);

test("bash completes commands, options of a command, and values", {
  skip: !isInstalled("bash") && "no bash",
}, async (t) => {
  t.strictSame(completeInBash(LINES, await createFolder(t, "bash")), WORDS);
});

test("zsh completes the same words as bash", { skip: !isInstalled("zsh") && "no zsh" }, async (t) => {
  t.strictSame(completeInZsh("compinit -D; source ./_ccgw", LINES, await createFolder(t, "zsh")), WORDS);
});

test("zsh loads the script from its function path for the first line", {
  skip: !isInstalled("zsh") && "no zsh",
}, async (t) => {
  const lines = ["cc-gateway-simulator rep", "ccgw val"];
  t.strictSame(completeInZsh("fpath=($PWD $fpath); compinit -D", lines, await createFolder(t, "zsh")), [
    ["replay"],
    ["validate"],
  ]);
});

test("the script for zsh has every command", async (t) => {
  const { out } = await runToEnd(["completion", "zsh"]);
  for (const name of COMMANDS) t.match(out, new RegExp(`'${name}:`), name);
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
