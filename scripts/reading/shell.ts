// Runs the blocks of a page in one shell, one after the other.
// Each has the variables of the earlier ones.
import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { endGroup, killOnExit } from "./group.ts";

/** The exit code and the output of a block. */
export interface BlockResult {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** A shell that runs the blocks of a page. */
export interface Shell {
  /**
   * Runs a block to its end. Unless it may fail, the first command that fails ends the block and the shell. Rejects after
   * `timeoutMs`, and if an earlier block has ended the shell.
   */
  run(text: string, mayFail: boolean, timeoutMs: number): Promise<BlockResult>;
  /** Ends the shell and all processes in it. */
  close(): void;
}

/** Opens bash in a folder. `tempFolder` is for temporary files. */
export function openShell(folder: string, tempFolder: string, environment: NodeJS.ProcessEnv): Shell {
  const bash = killOnExit(
    spawn("bash", ["--noprofile", "--norc"], {
      cwd: folder,
      env: environment,
      // The last pipe gets the exit code of each block.
      stdio: ["pipe", "ignore", "ignore", "pipe"],
      detached: true,
    }),
  );
  const exitCodes = bash.stdio[3];
  let waiting: { resolve(code: number): void; reject(error: Error): void } | undefined;
  let received = "";
  exitCodes?.on("data", (chunk: Buffer) => {
    received += chunk.toString();
    const [, code] = /^(\d+)\n$/.exec(received) ?? [];
    if (code === undefined) return;
    received = "";
    waiting?.resolve(Number(code));
  });
  bash.on("error", (error) => waiting?.reject(error));
  bash.on("exit", (code) => waiting?.resolve(code ?? 1));
  bash.stdin?.on("error", () => {});
  let blocks = 0;
  return {
    async run(text, mayFail, timeoutMs) {
      if (bash.exitCode !== null || bash.signalCode !== null)
        throw new Error("a block before this one has ended the shell");
      const files = [".sh", ".out", ".err"].map((ending) =>
        join(tempFolder, `${process.pid}-${bash.pid}-${blocks}${ending}`),
      );
      const [script = "", out = "", err = ""] = files;
      blocks += 1;
      await writeFile(script, text);
      const ended = new Promise<number>((resolve, reject) => {
        waiting = { resolve, reject };
      });
      const timer = setTimeout(
        () => waiting?.reject(new Error(`the block has not ended within ${timeoutMs / 1000} s`)),
        timeoutMs,
      );
      bash.stdin?.write(
        `set ${mayFail ? "+" : "-"}e; . '${script}' >'${out}' 2>'${err}' </dev/null; printf '%s\\n' "$?" >&3\n`,
      );
      try {
        const exitCode = await ended;
        return { exitCode, out: await readFile(out, "utf8"), err: await readFile(err, "utf8") };
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => endGroup(bash, "SIGKILL"),
  };
}
