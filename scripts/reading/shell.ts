// A shell in which a reader tries the commands of a page, one block after the other: what one sets, the next one has.
import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { endGroup, endsWithUs } from "./group.ts";

/** What came of a block. */
export interface Ended {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

export interface Shell {
  /**
   * Runs a block to its end. One that is not to fail ends with the first command that does, and the shell with it. Rejects when it
   * takes longer than `patience` (milliseconds).
   */
  run(text: string, mayFail: boolean, patience: number): Promise<Ended>;
  /** Ends the shell and whatever still runs in it. */
  close(): void;
}

/** Opens bash in a folder. `aside` is a folder for files of its own, which no reader sees. */
export function openShell(folder: string, aside: string, environment: NodeJS.ProcessEnv): Shell {
  const bash = endsWithUs(
    spawn("bash", ["--noprofile", "--norc"], {
      cwd: folder,
      env: environment,
      // The last pipe is where the end of a block is told.
      stdio: ["pipe", "ignore", "ignore", "pipe"],
      detached: true,
    }),
  );
  const told = bash.stdio[3];
  let waiting: { resolve(code: number): void; reject(error: Error): void } | undefined;
  let heard = "";
  told?.on("data", (chunk: Buffer) => {
    heard += chunk.toString();
    const [, code] = /^(\d+)\n$/.exec(heard) ?? [];
    if (code === undefined) return;
    heard = "";
    waiting?.resolve(Number(code));
  });
  bash.on("error", (error) => waiting?.reject(error));
  bash.on("exit", (code) => waiting?.resolve(code ?? 1));
  bash.stdin?.on("error", () => {});
  let blocks = 0;
  return {
    async run(text, mayFail, patience) {
      if (bash.exitCode !== null || bash.signalCode !== null)
        throw new Error("a block before this one has ended the shell");
      const files = [".sh", ".out", ".err"].map((ending) =>
        join(aside, `${process.pid}-${bash.pid}-${blocks}${ending}`),
      );
      const [script = "", out = "", err = ""] = files;
      blocks += 1;
      await writeFile(script, text);
      const ended = new Promise<number>((resolve, reject) => {
        waiting = { resolve, reject };
      });
      const alarm = setTimeout(() => waiting?.reject(new Error(`no end within ${patience / 1000} s`)), patience);
      bash.stdin?.write(
        `set ${mayFail ? "+" : "-"}e; . '${script}' >'${out}' 2>'${err}' </dev/null; printf '%s\\n' "$?" >&3\n`,
      );
      try {
        const exitCode = await ended;
        return { exitCode, out: await readFile(out, "utf8"), err: await readFile(err, "utf8") };
      } finally {
        clearTimeout(alarm);
      }
    },
    close: () => endGroup(bash, "SIGKILL"),
  };
}
