// Ends the child processes of this script, with their children, when the script ends or is interrupted.
import type { ChildProcess } from "node:child_process";

const living = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of living) endGroup(child, "SIGKILL");
});

/** Kills the group of a child process when this process ends. Returns the child, which must have been started with `detached`. */
export function killOnExit<Child extends ChildProcess>(child: Child): Child {
  living.add(child);
  child.on("close", () => living.delete(child));
  return child;
}

/** Sends a signal to a process and to all its children. */
export function endGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has already ended.
  }
}
