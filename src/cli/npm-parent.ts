// Tells when npm or npx, which has started this process, is gone: they pass signals to their shell only, which does not pass them on.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { isRunning } from "../runtime/is-running.ts";
import { clearInterval, setInterval } from "../runtime/time.ts";

/** A process, as the system lists it. */
export interface Listed {
  readonly parent: number;
  /** Its command line. */
  readonly command: string;
}

/** How often the parents are looked at, in milliseconds. */
const LOOK = 200;

const NPM = /(?:^|[\s/])(?:npm|npx)(?:-cli\.js|-cli|\.js)?(?:\s|$)/;
const SHELL = /^(?:\S*\/)?(?:sh|ash|bash|dash|ksh|zsh)\s+-c\s/;
/** `&`, which leaves a command in the background; not `&&`, `>&` or `&>`. */
const BACKGROUND = /(?<![&>])&(?![&>])/;

/**
 * Returns the processes that this one is to end with: npm or npx, and the shell between them. None where something else has started it,
 * or where the script of npm leaves it in the background.
 *
 * @param parent The process id of the parent.
 * @param list Finds a process by its id; undefined when there is none.
 */
export function npmParents(
  environment: Readonly<Record<string, string | undefined>>,
  parent: number,
  list: (pid: number) => Listed | undefined = listed,
): number[] {
  const { npm_command: command, npm_lifecycle_event: event, npm_lifecycle_script: script = "" } = environment;
  if ((command === undefined && event === undefined) || BACKGROUND.test(script)) return [];
  const first = list(parent);
  if (first === undefined) return [];
  if (NPM.test(first.command) && !SHELL.test(first.command)) return [parent];
  if (!SHELL.test(first.command)) return [];
  const second = list(first.parent);
  return second !== undefined && NPM.test(second.command) ? [parent, first.parent] : [];
}

/** Calls back once when one of the parents is gone. It does not keep the process alive. */
export function whenGone(parents: readonly number[], gone: () => void): void {
  if (parents.length === 0) return;
  const look = setInterval(() => {
    if (process.ppid === parents[0] && parents.every(isRunning)) return;
    clearInterval(look);
    gone();
  }, LOOK).unref();
}

/** Looks a process up: in /proc, or else as ps has it. */
function listed(pid: number): Listed | undefined {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    // The name of the program, in parentheses, may have spaces and parentheses in it.
    const [, , parent] = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\)/s, "pid").split(" ");
    return { parent: Number(parent), command };
  } catch {
    return process.platform === "linux" ? undefined : listedByPs(pid);
  }
}

function listedByPs(pid: number): Listed | undefined {
  try {
    const line = execFileSync("ps", ["-o", "ppid=,args=", "-p", String(pid)], { encoding: "utf8", timeout: 1_000 });
    const [, parent, command = ""] = /^\s*(\d+)\s+(.*)/.exec(line) ?? [];
    return parent === undefined ? undefined : { parent: Number(parent), command };
  } catch {
    return undefined;
  }
}
