// Detects when the npm or npx that started this process ends.
// They pass signals only to their shell, which does not pass them on.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { isRunning } from "../runtime/is-running.ts";
import { clearInterval, setInterval } from "../runtime/time.ts";

/** A process as the system lists it. */
export interface ProcessInfo {
  /** The id of its parent process. */
  readonly parent: number;
  /** Its command line. */
  readonly command: string;
}

/** The interval at which the parent processes are checked (milliseconds of wall time). */
const CHECK_INTERVAL_MS = 200;

const NPM = /(?:^|[\s/])(?:npm|npx)(?:-cli\.js|-cli|\.js)?(?:\s|$)/;
const SHELL = /^(?:\S*\/)?(?:sh|ash|bash|dash|ksh|zsh)\s+-c\s/;
/** A single `&`, which starts a command in the background; not `&&`, `>&` or `&>`. */
const BACKGROUND = /(?<![&>])&(?![&>])/;

/**
 * Returns the ids of the processes whose end must end this one: npm or npx, and a shell between it and this process.
 *
 * @param parent the id of the parent process.
 * @param findProcess finds a process by its id; returns undefined if no process has it.
 * @returns the parent first; an empty list if something else started this process, or if the npm script started it in the background.
 */
export function findNpmParents(
  environment: Readonly<Record<string, string | undefined>>,
  parent: number,
  findProcess: (pid: number) => ProcessInfo | undefined = lookUpProcess,
): number[] {
  const { npm_command: command, npm_lifecycle_event: event, npm_lifecycle_script: script = "" } = environment;
  if ((command === undefined && event === undefined) || BACKGROUND.test(script)) return [];
  const first = findProcess(parent);
  if (first === undefined) return [];
  if (NPM.test(first.command) && !SHELL.test(first.command)) return [parent];
  if (!SHELL.test(first.command)) return [];
  const second = findProcess(first.parent);
  return second !== undefined && NPM.test(second.command) ? [parent, first.parent] : [];
}

/** Calls `onGone` once when one of the parents has ended; never if there are none. The check does not keep the process alive. */
export function onParentGone(parents: readonly number[], onGone: () => void): void {
  if (parents.length === 0) return;
  const timer = setInterval(() => {
    if (process.ppid === parents[0] && parents.every(isRunning)) return;
    clearInterval(timer);
    onGone();
  }, CHECK_INTERVAL_MS).unref();
}

/** Looks up a process in /proc or, on other systems than Linux, with ps. Returns undefined if there is no such process. */
function lookUpProcess(pid: number): ProcessInfo | undefined {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    // The name of the program is in parentheses, and may contain spaces and parentheses.
    const [, , parent] = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\)/s, "pid").split(" ");
    return { parent: Number(parent), command };
  } catch {
    return process.platform === "linux" ? undefined : lookUpWithPs(pid);
  }
}

function lookUpWithPs(pid: number): ProcessInfo | undefined {
  try {
    const line = execFileSync("ps", ["-o", "ppid=,args=", "-p", String(pid)], { encoding: "utf8", timeout: 1_000 });
    const [, parent, command = ""] = /^\s*(\d+)\s+(.*)/.exec(line) ?? [];
    return parent === undefined ? undefined : { parent: Number(parent), command };
  } catch {
    return undefined;
  }
}
